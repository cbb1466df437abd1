"""The outbox."""

from sqlalchemy.orm import Session

from inquiries.foundation import outbox


def test_a_message_waits_until_it_is_finished(session: Session) -> None:
    outbox.enqueue(session, "paper.published", paper_id=7)
    session.commit()
    message = outbox.next_message(session)
    assert message is not None
    assert (message.topic, message.payload) == ("paper.published", {"paper_id": 7})
    outbox.finish(message)
    session.commit()
    assert outbox.next_message(session) is None
