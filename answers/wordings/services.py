"""The verbs of own wording: keep, give up, take over from a file; never commit (Dienste)."""

from sqlalchemy.orm import Session

from answers.drafting.phrases import Phrase
from answers.drafting.template_check import ensure_usable
from answers.wordings.exchange import read_wordings
from answers.wordings.models import OwnWording
from answers.wordings.queries import own_ministry, wording_versions
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import InvalidInput, StaleRevision

NONE_YET = 0  # the number of the version that a phrase has before a ministry words it


def keep_wording(
    session: Session, actor: Actor, phrase: Phrase, text: str, *, number: int | None = None
) -> OwnWording | None:
    """Keep a ministry's own template for a phrase as a new version; None when nothing changed.

    Raises InvalidInput with all faults by line; StaleRevision when `number`, the version edited, is outdated.
    """
    own_ministry(actor)
    tidy = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if not tidy:
        raise InvalidInput("Schreiben Sie eine Formulierung, oder kehren Sie zu der des Produkts zurück.", field="text")
    ensure_usable(tidy, phrase.fit, name=phrase.name)
    return _write(session, actor, phrase, None if tidy == phrase.text.strip() else tidy, number=number)


def give_up_wording(session: Session, actor: Actor, phrase: Phrase, *, number: int | None = None) -> OwnWording | None:
    """Let the product's template count again; the ministry's own stays among the versions."""
    return _write(session, actor, phrase, None, number=number)


def import_wordings(session: Session, actor: Actor, content: str) -> list[Phrase]:
    """Take over a file of own wording, all or nothing; return the phrases that it changed."""
    own_ministry(actor)
    found = read_wordings(content)
    return [phrase for phrase, text in found.items() if keep_wording(session, actor, phrase, text)]


def _write(
    session: Session, actor: Actor, phrase: Phrase, text: str | None, *, number: int | None
) -> OwnWording | None:
    versions = wording_versions(session, actor, phrase)
    latest = versions[0] if versions else None
    current = latest.number if latest else NONE_YET
    if number is not None and number != current:
        raise StaleRevision(
            "Diese Formulierung wurde inzwischen geändert. Ihr Text steht noch im Feld; es wurde nichts überschrieben."
        )
    if text == (latest.text if latest else None):
        return None
    wording = OwnWording(
        ministry_id=own_ministry(actor),
        kind=phrase.kind,
        name=phrase.name,
        number=current + 1,
        text=text,
        changed_at=clock.now(),
        changed_by=actor.login,
    )
    session.add(wording)
    session.flush()
    audit.record(
        session,
        actor,
        "wording.change",
        realm=Realm.GOVERNMENT,
        kind=phrase.kind.code,
        phrase=phrase.name,
        number=wording.number,
    )
    return wording
