"""The verbs of an unsent inquiry: draft, ask others to join, hand in (Dienste der Einreichung).

What happens to a draft leaves no entry in the audit trail, because it is no act of the procedure and nobody but its
Member may know of it. The handing in is one, and names who joined.
"""

import secrets
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries import services
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, StaleRevision, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.handing_in.draft import CoAsker, Consent, InquiryDraft
from inquiries.handing_in.queries import draft_to_read, own_draft
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.parliament.members import Member, membership_on
from inquiries.parliament.people import Person
from inquiries.wishing import ensure_choice, kept_wish
from inquiries.wording import Wording, ensure
from inquiries.workflow import TRANSITIONS, Event


def begin_draft(session: Session, actor: Actor, wording: Wording, *, member_id: int | None = None) -> InquiryDraft:
    """Begin a draft of the actor's Member; only the system names another. Raises InvalidInput for an empty one."""
    actor.require(Permission.HAND_IN_INQUIRY)
    chosen = member_id if actor.is_system else actor.member_id
    member = session.get(Member, chosen) if chosen is not None else None
    if member is None:
        raise StepNotAllowed("Sie sind keinem Mitglied des Landtages zugeordnet und können nichts einreichen.")
    draft = InquiryDraft(parliament_id=member.parliament_id, member=member)
    _write(draft, actor, wording)
    session.add(draft)
    session.flush()
    return draft


def change_draft(
    session: Session, actor: Actor, key: str, wording: Wording, *, revision: int | None = None
) -> InquiryDraft:
    """Save a draft's new wording. Whoever had confirmed another wording is asked again."""
    draft = own_draft(session, actor, key)
    _ensure_fresh(draft, revision)
    if wording.tidied() == draft.wording:
        return draft
    _write(draft, actor, wording)
    for each in draft.co_askers:
        if each.consent is Consent.CONFIRMED:
            each.consent, each.answered_at, each.answered_by = Consent.ASKED, None, None
    return draft


def name_ministry(session: Session, actor: Actor, key: str, *, ministry_id: int | None) -> InquiryDraft:
    """Name the ministry that should answer, or none, where the parliament lets its Members choose."""
    draft = own_draft(session, actor, key)
    draft.wished_ministry_id = ensure_choice(session, draft.parliament, ministry_id, on=clock.today())
    return draft


def delete_draft(session: Session, actor: Actor, key: str) -> None:
    """Delete a draft: nothing of it remains."""
    session.delete(own_draft(session, actor, key))
    session.flush()


def ask_to_join(session: Session, actor: Actor, key: str, *, member_id: int | None) -> InquiryDraft:
    """Ask another Member to put the inquiry too, who is told so. They see the draft from now on, until they decline."""
    draft = own_draft(session, actor, key)
    member = session.get(Member, member_id) if member_id is not None else None
    if member is None or member.parliament_id != draft.parliament_id or membership_on(member, clock.today()) is None:
        raise InvalidInput("Wählen Sie aus der Liste ein Mitglied, das mitfragen soll.", field="member")
    ensure(member.id != draft.member_id, "member", f"Der Entwurf steht schon im Namen von {member.name}.")
    ensure(draft.co_asker(member.id) is None, "member", f"{member.name} ist schon gefragt.")
    position = max((each.position for each in draft.co_askers), default=0) + 1
    draft.co_askers.append(CoAsker(member=member, position=position))
    draft.changed_at = clock.now()
    _tell_asked(session, member)
    return draft


def _tell_asked(session: Session, member: Member) -> None:
    """Tell a Member and their staff that they are asked to join; neither mail nor log says to what, or by whom."""
    request = f"request:{secrets.token_hex(8)}"
    for person in session.scalars(select(Person).where(Person.member_id == member.id, Person.active.is_(True))):
        notify(session, Occasion.CO_ASKER_ASKED, person, about=request, path="/meine-anfragen/")


def ask_no_longer(session: Session, actor: Actor, key: str, *, member_id: int) -> InquiryDraft:
    """Take a Member out who was asked to join: for them the draft no longer exists."""
    draft = own_draft(session, actor, key)
    if asked := draft.co_asker(member_id):
        draft.co_askers.remove(asked)
        draft.changed_at = clock.now()
    return draft


def answer_request(
    session: Session, actor: Actor, key: str, *, joins: bool, revision: int | None = None
) -> InquiryDraft:
    """Join an inquiry, or decline; `revision` is the wording that was read, a later one raises StaleRevision."""
    draft = draft_to_read(session, actor, key)
    asked = draft.co_asker(actor.member_id)
    if asked is None:
        raise StepNotAllowed("Um Ihre Zustimmung zu diesem Entwurf hat niemand gebeten.")
    _ensure_fresh(draft, revision)
    asked.consent = Consent.CONFIRMED if joins else Consent.DECLINED
    asked.answered_at, asked.answered_by = clock.now(), actor.name
    return draft


def hand_in(session: Session, actor: Actor, key: str, *, revision: int | None = None) -> Inquiry:
    """Hand a draft in: it becomes an inquiry, received today, with its number; the draft is gone.

    Raises InvalidInput while something is missing, StepNotAllowed while somebody who was asked has not answered.
    """
    actor.require(TRANSITIONS[Event.HAND_IN].permission)
    draft = own_draft(session, actor, key)
    _ensure_fresh(draft, revision)
    waiting = [member.name for member in draft.with_consent(Consent.ASKED)]
    if waiting:
        raise StepNotAllowed(
            f"Noch nicht geantwortet hat: {', '.join(waiting)}. Warten Sie die Antwort ab oder nehmen Sie das Mitglied "
            "heraus; eingereicht ist noch nichts."
        )
    joined = draft.with_consent(Consent.CONFIRMED)
    draft.wording.ensure_complete()
    _ensure_seated([draft.member, *joined])
    inquiry = services.receive_inquiry(
        session,
        actor,
        draft.parliament,
        draft.wording,
        askers=[draft.member, *joined],
        event=Event.HAND_IN,
        wished_ministry_id=kept_wish(draft.parliament, draft.wished_ministry_id, on=clock.today()),
    )
    session.delete(draft)
    session.flush()
    return inquiry


def _ensure_seated(members: Sequence[Member]) -> None:
    today = clock.today()
    for member in members:
        if membership_on(member, today) is None:
            raise StepNotAllowed(f"{member.name} hat am {today:%d.%m.%Y} keinen Sitz im Landtag und kann nicht fragen.")


def _write(draft: InquiryDraft, actor: Actor, wording: Wording) -> None:
    wording = wording.tidied()
    wording.ensure_storable()
    ensure(
        bool(wording.title or wording.questions or wording.preamble),
        "title",
        "Der Entwurf ist noch leer. Schreiben Sie einen Titel oder eine Frage.",
    )
    draft.title, draft.content = wording.title, wording.to_json()
    draft.changed_at, draft.changed_by = clock.now(), actor.name


def _ensure_fresh(draft: InquiryDraft, revision: int | None) -> None:
    if revision is not None and revision != draft.revision:
        raise StaleRevision(
            f"{draft.changed_by} hat diesen Entwurf inzwischen geändert. Vergleichen Sie beide Fassungen.",
            key=draft.key,
        )
