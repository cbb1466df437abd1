"""A ministry's own wording: find a phrase, write it, see it on real records, go back (Formulierungen)."""

from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers.drafting.helpers import helpers
from answers.drafting.phrases import Phrase
from answers.drafting.template_check import LONGEST, Fault, faults_of
from answers.records.kinds import RecordKind
from answers.records.queries import own_records
from answers.records.schema import fields_of, label_of
from answers.wordings import services
from answers.wordings.exchange import write_wordings
from answers.wordings.models import OwnWording
from answers.wordings.preview import first_sentence, previews
from answers.wordings.queries import get_phrase, own_ministry, own_wordings, phrase_book, wording_versions
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.forms.kinds import kind_of, slug
from app.web.views.answers import sentence_view
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput, StaleRevision

bp = Blueprint("phrases", __name__)

TAKES = {
    "date": "Datum",
    "date_or_open": "Datum",
    "count": "Zahl",
    "money": "Zahl",
    "integer": "Zahl",
    "boolean": "Ja/Nein",
}


@bp.get("/formulierungen/")
def overview() -> ResponseReturnValue:
    """List the phrases by kind of record, each with what it says of a record of the ministry."""
    actor = current_actor()
    records = own_records(db.session(), actor)
    book = phrase_book(db.session(), own_ministry(actor))
    groups = {
        kind: [
            {"phrase": each, "own": bool(each.standard), "sample": first_sentence(each, records, today=clock.today())}
            for each in book.phrases
            if each.kind is kind and not each.verbatim
        ]
        for kind in RecordKind
    }
    return render_template(
        "pages/phrases/overview.html",
        groups={kind: phrases for kind, phrases in groups.items() if phrases},
        kind_slug=lambda kind: slug(kind.value),
        has_own=bool(own_wordings(db.session(), actor)),
    )


@bp.get("/formulierungen.toml")
def export() -> ResponseReturnValue:
    """Send the ministry's own wording as the file that the command line takes over."""
    text = write_wordings(own_wordings(db.session(), current_actor()))
    response = Response(text, mimetype="application/toml")
    response.headers.set("Content-Disposition", "attachment", filename="Formulierungen.toml")
    return response


@bp.get("/formulierungen/<kind>/<name>")
def edit(kind: str, name: str) -> ResponseReturnValue:
    """Show a phrase to write, as it is now or as a version of it was."""
    phrase = get_phrase(kind_of(kind), name)
    versions = wording_versions(db.session(), current_actor(), phrase)
    wanted = request.args.get("version", type=int)
    chosen = next((each.text for each in versions if each.number == wanted), versions[0].text if versions else None)
    return _page(phrase, chosen or phrase.text.strip())


@bp.post("/formulierungen/<kind>/<name>")
def save(kind: str, name: str) -> ResponseReturnValue:
    """Keep the wording as the ministry's own, or say line by line what is wrong with it."""
    phrase, text = get_phrase(kind_of(kind), name), request.form.get("text", "")
    try:
        with unit_of_work() as session:
            kept = services.keep_wording(session, current_actor(), phrase, text, number=_number())
    except InvalidInput as refusal:
        return _page(phrase, text, refusal=refusal)
    except StaleRevision as refusal:
        return _page(phrase, text, refusal=refusal)
    flash("Die Formulierung gilt ab dem nächsten Entwurf." if kept else "Es war nichts zu ändern.", "success")
    return redirect(url_for(".edit", kind=kind, name=name), HTTPStatus.SEE_OTHER)


@bp.post("/formulierungen/<kind>/<name>/vorschau")
def preview(kind: str, name: str) -> ResponseReturnValue:
    """Show what the wording makes of real records: the part alone for a script, else the whole page."""
    phrase, text = get_phrase(kind_of(kind), name), request.form.get("text", "")
    if "HX-Request" in request.headers:
        return render_template("pages/phrases/_preview.html", **_preview(phrase, text))
    return _page(phrase, text)


@bp.post("/formulierungen/<kind>/<name>/zuruecksetzen")
def give_up(kind: str, name: str) -> ResponseReturnValue:
    """Let the product's wording count again."""
    phrase = get_phrase(kind_of(kind), name)
    with unit_of_work() as session:
        services.give_up_wording(session, current_actor(), phrase, number=_number())
    flash("Es gilt wieder die Formulierung des Produkts. Ihre bleibt unter den Versionen nachlesbar.", "success")
    return redirect(url_for(".edit", kind=kind, name=name), HTTPStatus.SEE_OTHER)


def _page(phrase: Phrase, text: str, *, refusal: InvalidInput | StaleRevision | None = None) -> ResponseReturnValue:
    versions = wording_versions(db.session(), current_actor(), phrase)
    faults: list[Fault] = refusal.about.get("faults", []) if refusal else []
    page = render_template(
        "pages/phrases/edit.html",
        phrase=phrase,
        kind_slug=slug(phrase.kind.value),
        text=text,
        is_own=bool(versions and versions[0].text is not None),
        versions=[_version(each) for each in versions],
        number=versions[0].number if versions else services.NONE_YET,
        error=_sentence(refusal, faults),
        fields=_fields(phrase.kind),
        helpers=helpers(),
        longest=LONGEST,
        **_preview(phrase, text),
    )
    status = HTTPStatus.CONFLICT if isinstance(refusal, StaleRevision) else HTTPStatus.UNPROCESSABLE_ENTITY
    return page, status if refusal else HTTPStatus.OK


def _sentence(refusal: InvalidInput | StaleRevision | None, faults: list[Fault]) -> str | None:
    if refusal is None:
        return None
    return " ".join(map(str, faults)) or refusal.sentence


def _preview(phrase: Phrase, text: str) -> dict[str, Any]:
    records = own_records(db.session(), current_actor())
    by_key = {record.key: record for record in records}
    faults = faults_of(text, phrase.fit)
    found = [] if faults else previews(phrase, text, records, today=clock.today())
    return {
        "faults": faults,
        "previews": [
            {
                "record": each.record,
                "sentences": [sentence_view(sentence, by_key) for sentence in each.sentences],
                "problem": each.problem,
            }
            for each in found
        ],
    }


def _fields(kind: RecordKind) -> list[tuple[str, str, str]]:
    """Return the fields that a template may read: name, German label, what it is."""
    head = [(name, label_of(kind, name), "Text") for name in ("title", "ministry")]
    own = [
        (each.name, each.label, _takes(each.type)) for each in fields_of(kind) if each.name not in {"columns", "rows"}
    ]
    return own + head


def _takes(type_: str) -> str:
    if type_ in {"names", "array"}:
        return "Liste"
    return "Auswahl" if type_ == "choice" else TAKES.get(type_, "Text")


def _version(wording: OwnWording) -> dict[str, Any]:
    return {"number": wording.number, "at": wording.changed_at, "by": wording.changed_by, "text": wording.text}


def _number() -> int | None:
    return request.form.get("number", type=int)
