"""A ministry that answers, with others beside it (Landesregierung im Test)."""

import json

from answers import services
from answers.answer import Answer
from answers.drafting.draft import Draft, Paragraph, Passage, Sentence
from answers.queries import get_answer
from answers.records import services as records
from answers.services.revising import add_revision
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import actor_of
from inquiries.parsed_paper import PaperQuestion
from tests.factories import World

CONCEPT = {
    "key": "konzept-haltestellen",
    "kind": "policy_concept",
    "title": "Konzept Haltestellen",
    "ministry": "Ministerium für Arbeit, Gleichstellung und Soziales",
    "facts": {"full_title": "Konzept zum Ausbau der Haltestellen", "year": 2012, "state": "being_updated"},
}
QUESTIONS = (
    PaperQuestion("1", "Wie ist der Stand der Fortschreibung des Konzeptes zum Ausbau der Haltestellen?"),
    PaperQuestion("2", "Wie hoch sind die Ausgaben für Haltestellen?"),
)


class Government:
    """The social ministry has drafted an answer, a passage a question; other ministries have a co-ordinator each."""

    def __init__(self, world: World) -> None:
        person = world.person(Role.OFFICER, ministry="SM")
        self.world, self.session = world, world.session
        self.officer = actor_of(person)
        self.coordinator = world.actor(Role.COORDINATOR, ministry="SM")
        self.approver = world.actor(Role.APPROVER, ministry="SM")
        self.chancellery = world.actor(Role.CHANCELLERY, ministry="STK")
        self._others: dict[str, Actor] = {}
        self.inquiry: Inquiry = world.drafting(person, questions=QUESTIONS)
        records.import_records(self.session, Actor.system(), world.parliament, json.dumps({"records": [CONCEPT]}))
        records.link_records(self.session, self.officer, self.inquiry.id, [CONCEPT["key"]])
        answer = services.draft_answer(self.session, self.officer, self.inquiry.id)
        texts = (("1", "Das Konzept wird fortgeschrieben."), ("2", "Bis 2020 folgen die übrigen."))
        draft = Draft(tuple(Passage((label,), (Paragraph((Sentence(text),)),)) for label, text in texts))
        add_revision(self.session, self.officer, answer, draft, reason="Bearbeitet")

    @property
    def answer(self) -> Answer:
        """Return the answer as it stands."""
        return get_answer(self.session, Actor.system(), self.inquiry.id)

    def other(self, code: str) -> Actor:
        """Return the co-ordinator of another ministry."""
        if code not in self._others:
            self._others[code] = self.world.actor(Role.COORDINATOR, ministry=code)
        return self._others[code]
