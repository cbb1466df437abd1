"""The tree of errors: what the product refuses, each with a German sentence for the person (Fehler)."""

from typing import Any


class DomainError(Exception):
    """A refusal. `sentence` tells a person in German what happened, where, and what to do now."""

    def __init__(self, sentence: str, **about: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.about = about


class InvalidInput(DomainError):
    """A value that a person gave is unusable; `field` names the form field where there is one."""

    def __init__(self, sentence: str, *, field: str | None = None, **about: Any) -> None:
        super().__init__(sentence, **about)
        self.field = field


class Unreadable(InvalidInput):
    """A file that is no document, or one that the gate refuses."""


class NotFound(DomainError):
    """There is no such thing, or this person may not know of it: both answer alike."""


class PaperWithdrawn(DomainError):
    """A paper was published under this number and is no longer offered (zurückgezogen)."""


class Forbidden(DomainError):
    """The person's role does not allow this."""


class StepNotAllowed(DomainError):
    """The inquiry's stage does not allow this step."""


class FourEyesRequired(DomainError):
    """Who drafted an answer cannot clear it (Vier-Augen-Prinzip)."""


class ChecksFailed(DomainError):
    """Findings stand against a step; `findings` lists them."""


class StaleRevision(DomainError):
    """Somebody else changed the thing in the meantime; nothing was saved over it."""


class TooManyAttempts(DomainError):
    """A sign-in is being tried too often."""


class NotReady(DomainError):
    """Something that the step needs is missing here, such as the search index or a program."""
