"""Forms of the Fachadministration: described by their fields, read, checked and shown again alike (Formulare)."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from http import HTTPStatus
from typing import Any, Final, TypeVar

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.values import LARGEST_ID, parse_day
from inquiries.foundation.errors import InvalidInput, StaleRevision

T = TypeVar("T")
Values = Mapping[str, Any]
SEEN: Final = "seen"  # the hidden field with the digest of the values that the page showed


class Kind(Enum):
    """How a field is shown and read."""

    LINE = auto()
    LINES = auto()  # one entry a line
    NUMBER = auto()
    DAY = auto()
    CHOICE = auto()
    CHOICES = auto()
    FLAG = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    label: str
    kind: Kind = Kind.LINE
    hint: str | None = None
    optional: bool = False
    options: Sequence[tuple[Any, str]] = ()
    empty: str | None = None

    def shown(self, value: Any) -> Any:
        """Return a value as the field shows it."""
        if self.kind is Kind.LINES:
            return "\n".join(value or ())
        if self.kind is Kind.CHOICES:
            return [str(each) for each in value or ()]
        return value

    def typed(self) -> Any:
        """Return what the person typed, as the field shows it again."""
        if self.kind is Kind.CHOICES:
            return request.form.getlist(self.name)
        if self.kind is Kind.FLAG:
            return self.name in request.form
        return request.form.get(self.name, "")

    def read(self) -> Any:
        """Return what the person typed as a value; raise InvalidInput for what is none."""
        text = str(request.form.get(self.name, "")).strip()
        if self.kind is Kind.LINES:
            lines = (" ".join(line.split()) for line in text.splitlines())
            return list(dict.fromkeys(line for line in lines if line))
        if self.kind in (Kind.CHOICES, Kind.FLAG):
            return self.typed()
        if self.kind is Kind.LINE:
            return " ".join(text.split()) or (None if self.optional else "")
        if not text and self.optional:
            return None
        return self._day(text) if self.kind is Kind.DAY else self._number(text)

    def _day(self, text: str) -> date:
        return parse_day(text, field=self.name, what=f"der Tag „{self.label}“")

    def _number(self, text: str) -> Any:
        known = {str(value): value for value, _label in self.options}
        if self.kind is Kind.CHOICE and text in known:
            return known[text]
        if self.kind is Kind.NUMBER and text.isdecimal() and int(text[:11]) <= LARGEST_ID:
            return int(text)
        asked = "Wählen Sie einen Eintrag der Liste" if self.kind is Kind.CHOICE else "Geben Sie eine ganze Zahl an"
        raise InvalidInput(f"„{self.label}“: {asked}.", field=self.name)


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its frame: where it stands, what it says, how its values are now."""

    title: str
    fields: Sequence[Field]
    back_url: str
    breadcrumbs: Sequence[tuple[str, str]]
    button: str = "Speichern"
    lead: str | None = None
    values: Values = field(default_factory=dict)
    history: Sequence[Mapping[str, Any]] = ()

    def page(self, *, shown: Values | None = None, errors: Mapping[str, str] | None = None) -> ResponseReturnValue:
        """Show the form, after a refusal with all that was typed."""
        values = {each.name: each.shown(self.values.get(each.name)) for each in self.fields}
        page = render_template(
            "pages/administration/form.html",
            form=self,
            shown=shown if shown is not None else values,
            errors=errors or {},
            seen=self.digest(),
        )
        return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK

    def digest(self) -> str:
        """Return a short name of the values that the page shows, to notice somebody else's change."""
        values = [(each.name, each.shown(self.values.get(each.name))) for each in self.fields]
        return hashlib.sha256(repr(values).encode()).hexdigest()[:16]

    def save(
        self,
        store: Callable[[Session, dict[str, Any]], T],
        *,
        done: str,
        next_url: Callable[[T], str],
        names: Mapping[str, str] | None = None,
    ) -> ResponseReturnValue:
        """Read and store what was typed, then lead on; a refusal shows the form again beside the field.

        `names` tells which field of the form a refusal's field is, where they differ.
        """
        shown = {each.name: each.typed() for each in self.fields}
        try:
            self._ensure_fresh()
            values = {each.name: each.read() for each in self.fields}
            with unit_of_work() as session:
                saved = store(session, values)
        except InvalidInput as refusal:
            name = refusal.field or ""
            return self.page(shown=shown, errors={(names or {}).get(name, name): refusal.sentence})
        except StaleRevision as refusal:
            return self.page(shown=shown, errors={"": refusal.sentence})
        flash(done, "success")
        return redirect(next_url(saved), HTTPStatus.SEE_OTHER)

    def _ensure_fresh(self) -> None:
        if request.form.get(SEEN) != self.digest():
            raise StaleRevision(
                "Diesen Eintrag hat inzwischen jemand anderes geändert. Es wurde nichts gespeichert; unten steht, "
                "was Sie eingegeben haben. Vergleichen Sie es mit dem jetzigen Stand und speichern Sie noch einmal."
            )


def reading() -> Session:
    """Return the session in which a page reads."""
    return db.session()
