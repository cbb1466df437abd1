"""The picture of a record's relations says what the list beside it says, for every reader."""

from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.relations import Related
from app.web.records.picture import MOST, WIDTH, picture_of

HERE = Record("hier", RecordKind.PROJECT_GROUP, "Projektgruppe „Hafen“", "SM", {"name": "Hafen"})
CONCEPT = Record("k", RecordKind.POLICY_CONCEPT, "Konzeption " + "zur Entwicklung der Häfen " * 4, "SM", {})
EVENT = Record("v", RecordKind.EVENT, "Fachtag Hafen", "SM", {})
RELATED = [Related("Ergebnisse fließen ein in", CONCEPT, named=True), Related("Dazu gehört", EVENT, named=False)]


def test_a_record_that_stands_alone_has_no_picture() -> None:
    assert picture_of(HERE, []) is None


def test_what_a_record_names_stands_above_it_and_what_names_it_below() -> None:
    picture = picture_of(HERE, RELATED)
    assert picture is not None
    assert [(box.relation, box.is_here) for box in picture.boxes] == [
        ("Ergebnisse fließen ein in", False),
        ("", True),
        ("Dazu gehört", False),
    ]
    above, here, below = picture.boxes
    assert above.top < here.top < below.top < picture.height
    up, into = picture.arrows
    assert up.endswith(f"V {above.middle} H 27")
    assert into.endswith(f"V {here.middle + 8} H 27")


def test_long_titles_are_cut_and_the_picture_says_itself_in_words() -> None:
    picture = picture_of(HERE, RELATED)
    assert picture is not None
    assert all(len(line) <= 38 for box in picture.boxes for line in box.lines)
    assert picture.boxes[0].lines[1].endswith(" …")
    assert picture.label.startswith("Beziehungen dieser Unterlage. Ergebnisse fließen ein in: Konzeption zur")
    assert "Dazu gehört: Fachtag Hafen" in picture.label
    assert picture.left + picture.box_width <= WIDTH


def test_a_picture_of_many_stays_small() -> None:
    picture = picture_of(HERE, RELATED[1:] * 40)
    assert picture is not None
    assert len(picture.boxes) == MOST + 1
