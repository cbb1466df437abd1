"""The outbox."""

from sqlalchemy.orm import Session

from inquiries.foundation import outbox


def test_a_message_waits_until_it_is_handled(session: Session) -> None:
    outbox.enqueue(session, "paper.published", paper_id=7)
    session.commit()
    message = outbox.next_message(session)
    assert message is not None
    seen = []
    outbox.handle(session, message, {"paper.published": lambda _session, payload: seen.append(payload)})
    session.commit()
    assert seen == [{"paper_id": 7}]
    assert outbox.next_message(session) is None
