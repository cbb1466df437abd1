"""What comes in with a request: days, ids, texts that a database can hold (Eingaben)."""

import re
from datetime import date
from http import HTTPStatus
from typing import Any, Final

from flask import Flask, abort, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import IntegerConverter, Map

from inquiries.foundation.errors import InvalidInput

_CONTROL: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
LARGEST_ID: Final = 2**31 - 1


class Id(IntegerConverter):
    """A number in an address; one that no database can hold is no address."""

    def __init__(self, url_map: Map, *arguments: Any, **named: Any) -> None:
        super().__init__(url_map, *arguments, **{"max": LARGEST_ID, **named})


def init_app(app: Flask) -> None:
    """Bound the numbers in addresses, and refuse what no database can hold; before any page is hung in."""
    app.url_map.converters["int"] = Id
    app.before_request(_refuse_null)
    app.before_request(_drop_controls)


def parse_day(text: str, *, field: str, what: str) -> date:
    """Return the day that a date field sent; raise InvalidInput for anything else."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidInput(
            f"Hier fehlt {what}, oder „{text}“ ist kein Tag. Schreiben Sie ihn wie 2015-11-02.", field=field
        ) from None


def typed_line(name: str) -> str:
    """Return a text of the address as a line that a page can show again."""
    return "".join(sign if sign.isprintable() else " " for sign in request.args.get(name, "")).strip()


def chosen_id(name: str) -> int | None:
    """Return the id that a field of the form chose, None for anything else."""
    chosen = request.form.get(name, type=int)
    return chosen if chosen is not None and 0 < chosen <= LARGEST_ID else None


def _drop_controls() -> None:
    """Take out of a form what no text can show or print: control characters that came with something copied."""
    if any(_CONTROL.search(text) for _, text in request.form.items(multi=True)):
        typed = [(name, _CONTROL.sub("", text)) for name, text in request.form.items(multi=True)]
        request.form = ImmutableMultiDict(typed)


def _refuse_null() -> None:
    """Refuse a sign that no database takes; a search leaves it out, as all signs that show nothing."""
    if request.blueprint in {"search", "search_files"}:
        return
    sent = (*request.args.items(multi=True), *request.form.items(multi=True), (request.path, ""))
    if any("\0" in part for pair in sent for part in pair):
        abort(HTTPStatus.BAD_REQUEST)
