"""The Fachadministration's pages: entered, changed, refused beside the field, each with its history."""

import pytest
from werkzeug.test import TestResponse

from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, values, words
from tests.client import Browser

ROOM = "/fachadministration"


@pytest.fixture
def admin(house: Installation) -> Browser:
    return house.browser("fachadmin")


def change(client: Browser, path: str, **changes: object) -> TestResponse:
    """Fill in the form of a page and send it."""
    return send(client, client.get(path), path, **changes)


def follow(client: Browser, answer: TestResponse) -> str:
    assert answer.status_code == 303, words(tree(answer))
    return words(tree(client.get(answer.location)))


def row(client: Browser, path: str, text: str) -> str:
    """Return the address behind the link of a list whose text begins so."""
    return next(str(link.get("href")) for link in tree(client.get(path)).iter("a") if words(link).startswith(text))


def test_the_hub_leads_to_every_list(admin: Browser) -> None:
    links = [str(link.get("href")) for link in tree(admin.get(f"{ROOM}/")).iter("a")]
    rooms = [link for link in links if link.startswith(f"{ROOM}/") and link != f"{ROOM}/"]
    assert len(rooms) == 8
    assert all(admin.get(room).status_code == 200 for room in rooms)


def test_a_new_term_is_listed_and_its_change_stands_in_its_history(admin: Browser) -> None:
    eighth = row(admin, f"{ROOM}/wahlperioden/", "8. Wahlperiode")
    follow(admin, change(admin, eighth, ends_on="2026-10-25"))
    page = follow(admin, change(admin, f"{ROOM}/wahlperioden/neu", number="9", begins_on="2026-10-26"))
    assert "Die Wahlperiode ist eingetragen." in page
    assert "9. Wahlperiode" in page
    assert "Ende: – → 25.10.2026" in words(tree(admin.get(eighth)))


def test_a_refusal_stands_beside_the_field_and_keeps_what_was_typed(admin: Browser) -> None:
    path = f"{ROOM}/wahlperioden/neu"
    answer = change(admin, path, number="6", begins_on="2026-10-26")
    assert answer.status_code == 422
    assert "Die 6. Wahlperiode ist schon eingetragen." in answer.text
    assert values(answer, path)["begins_on"] == ["2026-10-26"]
    assert "keine Zahl" not in change(admin, path, number="neun", begins_on="2026-10-26").text
    assert "Geben Sie eine ganze Zahl an" in change(admin, path, number="neun", begins_on="2026-10-26").text
    assert "ist kein Tag" in change(admin, path, number="9", begins_on="bald").text


def test_two_people_at_one_entry_lose_nothing(admin: Browser) -> None:
    path = row(admin, f"{ROOM}/fraktionen/", "SPD")
    mine = admin.get(path)
    change(admin, path, aliases="Sozialdemokraten")
    answer = send(admin, mine, path, aliases="Fraktion SPD\nGenossinnen und Genossen")
    assert answer.status_code == 422
    assert "inzwischen jemand anderes geändert" in answer.text
    assert values(answer, path)["aliases"] == ["Fraktion SPD\nGenossinnen und Genossen"]
    follow(admin, send(admin, answer, path))
    assert "Genossinnen und Genossen" in admin.get(f"{ROOM}/fraktionen/").text


def test_a_group_is_entered(admin: Browser) -> None:
    page = follow(
        admin, change(admin, f"{ROOM}/fraktionen/neu", name="Neue", printed_form="Fraktion der Neuen", aliases="N\nN")
    )
    assert "Fraktion der Neuen" in page


def test_a_member_is_entered_seated_and_found(admin: Browser) -> None:
    answer = change(admin, f"{ROOM}/mitglieder/neu", name="Nora Neumann", article="f")
    assert "Noch keine Mitgliedschaft" in follow(admin, answer)
    seat = f"{answer.location}/mitgliedschaft"
    form = values(admin.get(seat), seat)
    assert form["group_id"] == [""]
    page = follow(admin, change(admin, seat, valid_from="2021-10-26"))
    assert "fraktionslos" in page
    assert "Mitgliedschaft eingetragen" in page
    assert "Nora Neumann" in admin.get(f"{ROOM}/mitglieder/?text=neumann").text
    own = next(
        str(a.get("href"))
        for a in tree(admin.get(answer.location)).iter("a")
        if "mitgliedschaft/" in str(a.get("href"))
    )
    assert "Ende liegt vor dem Beginn" in change(admin, own, valid_to="2020-01-01").text
    assert "Name: Nora Neumann → Dr. Nora Neumann" in follow(
        admin, change(admin, f"{answer.location}/bearbeiten", name="Dr. Nora Neumann")
    )


def test_a_list_without_an_entry_says_what_to_do(admin: Browser) -> None:
    assert "Kein Mitglied gefunden" in admin.get(f"{ROOM}/mitglieder/?text=xyz").text
    assert "Niemand gefunden" in admin.get(f"{ROOM}/personen/?role=PRESIDENT&text=xyz").text


def test_a_ministry_gets_a_new_name(admin: Browser) -> None:
    path = row(admin, f"{ROOM}/ministerien/", "Ministerium für Arbeit")
    new = f"{path}/name"
    page = follow(admin, change(admin, new, name="Ministerium für Morgen", valid_from="2030-01-01"))
    assert "Ministerium für Morgen" in page
    assert "Name eingetragen" in page
    own = next(str(a.get("href")) for a in tree(admin.get(path)).iter("a") if "/name/" in str(a.get("href")))
    assert "Amtsbezeichnung:" in follow(admin, change(admin, own, office="Der Minister für Morgen"))


def test_a_ministry_is_entered(admin: Browser) -> None:
    answer = change(
        admin,
        f"{ROOM}/ministerien/neu",
        code="MORGEN",
        name="Ministerium für Morgen",
        abbreviation="MM",
        office="Die Ministerin für Morgen",
        valid_from="2015-01-01",
    )
    assert "Ministerium für Morgen" in follow(admin, answer)
    again = change(admin, f"{ROOM}/ministerien/neu", code="MORGEN", is_chancellery="1")
    assert again.status_code == 422


def test_an_authority_stands_under_its_ministry(admin: Browser) -> None:
    ministry = row(admin, f"{ROOM}/ministerien/", "Ministerium für Arbeit")
    answer = change(
        admin,
        f"{ROOM}/ministerien/neu",
        code="LAMU",
        name="Landesamt für Muster",
        abbreviation="LaMu",
        office="Die Präsidentin des Landesamtes für Muster",
        valid_from="2015-01-01",
        superior_id=ministry.rsplit("/", 1)[1],
    )
    page = follow(admin, answer)
    assert "Nachgeordnete Behörde" in page
    assert "antwortet dem Landtag nie selbst" in page
    assert "Landesamt für Muster" in admin.get(ministry).text
    assert "nachgeordnete Behörde, SM" in words(tree(admin.get(f"{ROOM}/ministerien/")))
    assert "Landesamt für Muster" in admin.get(f"{ROOM}/personen/neu").text


def test_an_authority_comes_under_another_ministry(admin: Browser) -> None:
    authority = row(admin, f"{ROOM}/ministerien/", "Landesamt")
    other = row(admin, f"{ROOM}/ministerien/", "Ministerium für Inneres")
    form = f"{authority}/nachordnung"
    assert "gehen weiter an das Haus, das gebeten hat" in admin.get(form).text
    page = follow(admin, change(admin, form, superior_id=other.rsplit("/", 1)[1]))
    assert "Die Behörde ist jetzt diesem Ministerium nachgeordnet." in page
    assert "Nachgeordnet: SM → IM" in words(tree(admin.get(authority)))
    assert "Landesamt" in words(tree(admin.get(other)))
    assert admin.get(f"{other}/nachordnung").status_code == 404


def test_a_new_person_can_work_with_the_password_shown_once(house: Installation, admin: Browser) -> None:
    answer = change(admin, f"{ROOM}/personen/neu", name="Nina Neu", login="n.neu", role_codes=["CLERK"])
    page = follow(admin, answer)
    assert "noch keinen Zugang" in page
    opened = admin.submit(answer.location, to=f"{answer.location}/zugang")
    [password] = [words(code) for code in tree(opened).iter("code")]
    assert password not in admin.get(answer.location).text
    client = house.app.test_client()
    assert isinstance(client, Browser)
    assert client.sign_in("n.neu", password).status_code == 302
    assert client.get("/anfragen/neu").status_code == 200
    again = admin.submit(answer.location, to=f"{answer.location}/zugang")
    assert "Kennwort ersetzt" in words(tree(again))
    assert client.get("/anfragen/neu").status_code == 303


def test_a_person_without_a_place_for_the_role_is_refused_beside_the_place(admin: Browser) -> None:
    answer = change(admin, f"{ROOM}/personen/neu", name="Nina Neu", login="n.neu", role_codes=["OFFICER", "MEMBER"])
    assert "getrennte Gewalten" in answer.text
    answer = change(admin, f"{ROOM}/personen/neu", name="Nina Neu", login="n.neu", role_codes=["OFFICER"])
    assert 'href="#ministry_id"' in answer.text
    assert values(answer, f"{ROOM}/personen/neu")["role_codes"] == ["OFFICER"]


def test_a_person_at_rest_is_signed_out(house: Installation, admin: Browser) -> None:
    clerk = house.browser("landtag")
    path = row(admin, f"{ROOM}/personen/?text=landtag", "Greta")
    form = values(admin.get(f"{path}/bearbeiten"), f"{path}/bearbeiten")
    del form["active"]
    assert admin.post(f"{path}/bearbeiten", data=form).status_code == 303
    assert clerk.get("/anfragen/").status_code == 303
    assert "ruht" in words(tree(admin.get(path)))


@pytest.mark.parametrize(
    "path", ["wahlperioden/999", "fraktionen/999", "mitglieder/999", "ministerien/999", "personen/999"]
)
def test_what_is_not_there_answers_so(admin: Browser, path: str) -> None:
    assert admin.get(f"{ROOM}/{path}").status_code == 404


def test_what_the_rules_leave_open_is_set_here(admin: Browser) -> None:
    page = f"{ROOM}/einstellungen/"
    assert values(admin.get(page), page)["asker_names_ministry"] == [""]
    assert "Die Einstellungen sind gespeichert." in follow(admin, change(admin, page, asker_names_ministry="ja"))
    shown = admin.get(page)
    assert values(shown, page)["asker_names_ministry"] == ["ja"]
    assert "Mitglied benennt ein Ministerium: – → ja" in words(tree(shown))
    assert change(admin, page, saturdays_count="vielleicht").status_code == 422
