"""The auditor reads and verifies the trail, and nobody else does."""

from sqlalchemy import text

from app.extensions import db
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, words

PAGE = "/protokoll/"


def test_the_auditor_filters_the_trail_and_leafs_through_it(house: Installation) -> None:
    auditor = house.browser("revision")
    whole = auditor.get(PAGE).text
    assert "Seite 1 von" in whole
    assert "record.create" not in words(tree(auditor.get(PAGE)))
    assert "Person: Rolf Entwurf" in words(tree(auditor.get(f"{PAGE}?action=inquiry.accept")))
    assert "Protokoll" in auditor.get("/").text
    rejected = words(tree(auditor.get(f"{PAGE}?action=inquiry.reject&realm=PARLIAMENT&who=praesidium")))
    assert "Einträge (1)" in rejected
    assert "Kein Eintrag gefunden" in auditor.get(f"{PAGE}?from_on=2031-01-01&to_on=2031-01-02").text
    assert "Kein Eintrag gefunden" in auditor.get(f"{PAGE}?number=quatsch").text
    number = house.browser("landtag").get(f"/anfragen/{house.inquiry(Stage.REJECTED)}").text.partition("6/")[2]
    one = words(tree(auditor.get(f"{PAGE}?number=6/{number.partition('<')[0].split()[0]}&from_on=heute")))
    assert "Zurückgewiesen" in one


def test_the_trail_goes_into_a_spreadsheet_as_filtered(house: Installation) -> None:
    auditor = house.browser("revision")
    table = auditor.get(f"{PAGE}protokoll.csv?action=inquiry.reject")
    assert table.text.count("\r\n") == 2
    assert "Zurückgewiesen" in table.text
    assert "Stufe: Eingegangen → Zurückgewiesen; " in table.text
    assert auditor.get(f"{PAGE}protokoll.xlsx").data.startswith(b"PK")


def test_an_untouched_trail_is_confirmed_and_a_touched_one_is_not(house: Installation) -> None:
    auditor = house.browser("revision")
    send(auditor, auditor.get(PAGE), f"{PAGE}pruefung")
    assert "Das Protokoll ist unversehrt" in auditor.get(PAGE).text
    with house.app.app_context(), db.engine.begin() as connection:
        table = "audit_entries"
        guards = {"sqlite": f"DROP TRIGGER {table}_no_update", "postgresql": f"ALTER TABLE {table} DISABLE TRIGGER ALL"}
        connection.execute(text(guards[connection.dialect.name]))
        connection.execute(text("UPDATE audit_entries SET actor_name = 'Jemand' WHERE id = 3"))
    send(auditor, auditor.get(PAGE), f"{PAGE}pruefung")
    assert "NICHT unversehrt: Eintrag 3" in auditor.get(PAGE).text
