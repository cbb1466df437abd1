"""Contributions in the browser: an authority is asked by its ministry, marked as one, and sees its task alone."""

from inquiries.parliament.ministries import Ministry
from inquiries.workflow import Stage
from tests.app.demonstration import Installation


def test_an_authority_is_asked_and_marked_as_one(house: Installation) -> None:
    inquiry_id = house.inquiry(Stage.DRAFTING, ministry="SM")
    page = f"/anfragen/{inquiry_id}/zulieferungen/"
    authority = house.read(lambda session: session.query(Ministry).filter_by(code="LAGUS").one().id)
    officer, asked = house.browser("referat"), house.browser("landesamt")
    assert "nachgeordnete Behörde" in officer.get(page).text
    officer.submit(page, {"task": "Bitte nennen Sie die Fallzahlen.", "ministries": [authority]}, to=page)
    shown = officer.get(page).text
    assert "Bitte nennen Sie die Fallzahlen." in shown
    assert shown.count("nachgeordnete Behörde") == 2  # once in the list, once to choose from
    own = asked.get(f"{page}1").text
    assert "Zulieferung einer nachgeordneten Behörde" in own
    assert "Ihre Zulieferung" in own
    assert asked.get(f"/anfragen/{inquiry_id}/entwurf/").status_code == 404
