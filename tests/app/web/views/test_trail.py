"""The details of the audit trail in words."""

import pytest

from app.web.views.trail import detail_in_words


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ({"stage": ["RECEIVED", "FORWARDED"]}, [("Stufe", "Eingegangen → Der Landesregierung zugeleitet")]),
        ({"stage": ["RECEIVED", "GONE"]}, [("Stufe", "Eingegangen → GONE")]),
        ({"on": "2015-11-02", "in_time": True}, [("am", "02.11.2015"), ("fristgerecht", "ja")]),
        ({"in_time": False, "reason": None}, [("fristgerecht", "nein")]),
        ({"askers": ["Erika Beispiel", "Otto Vorlage"]}, [("Fragende", "Erika Beispiel, Otto Vorlage")]),
        ({"roles": ["CLERK", "GONE"]}, [("Rollen", "Landtagsverwaltung, GONE")]),
        (
            {"changed": {"role_codes": ["OFFICER", "APPROVER, OFFICER"], "active": ["ja", "nein"]}},
            [("geändert", "Rollen: Bearbeitung → Hausleitung, Bearbeitung; Zugelassen: ja → nein")],
        ),
        ({"changed": {"division": ["A, CLERK", "–"]}}, [("geändert", "Referat: A, CLERK → –")]),
        ({"officer_id": 7}, [("Person", "7")]),
        ({"unknown": {"a": [1]}}, [("unknown", '{"a": [1]}')]),
    ],
)
def test_each_detail_has_its_label_and_nothing_is_lost(detail: dict, words: list) -> None:
    assert detail_in_words(detail, {}) == words
