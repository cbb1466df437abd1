"""What was published before on a subject, for drafts that must not contradict it (frühere Antworten)."""

from answers.drafting.contradictions import Published
from app.similar import similar_questions


def published_like(text: str) -> list[Published]:
    """Return published answers to questions like this one."""
    return [
        Published(str(each.number), f"{each.title} {each.question}", each.passage, each.path)
        for each in similar_questions(text)
    ]
