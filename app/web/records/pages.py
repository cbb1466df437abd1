"""The source records of one's ministry: find, read, enter, change, compare versions (Unterlagen)."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.queries import inquiries_in_drafting
from answers.records.exchange import RecordsRefused
from answers.records.kinds import RecordKind
from answers.records.models import SourceRecord
from answers.records.queries import get_record, get_source_record, own_ministry, own_records, used_in
from answers.records.record import Record
from answers.records.relations import related_records
from answers.records.services import keep_record
from answers.usage import Use, citing_inquiries
from app.accounts import current_actor
from app.extensions import db
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from app.web.drafting import phrases
from app.web.forms.kinds import kind_of, slug
from app.web.forms.record import RecordForm, errors_by_field, keys_for
from app.web.records import earlier_answers
from app.web.records import exchange as record_exchange
from app.web.records import linking as record_linking
from app.web.records.listing import COLUMNS, Page, RecordFilter
from app.web.records.picture import picture_of
from app.web.views.answers import word_changes
from app.web.views.records import Change, changes, fact_rows, table_of, validity
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import StaleRevision
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import ministries_of
from inquiries.parliament.people import Person

bp = Blueprint("records", __name__)  # addresses beside /unterlagen/<key> begin otherwise: no key can hide them
bp.register_blueprint(record_exchange.bp)
bp.register_blueprint(phrases.bp)
bp.register_blueprint(earlier_answers.bp)
bp.register_blueprint(record_linking.bp)

NEW = 0  # the version that a record has before it is entered


@bp.get("/unterlagen/")
def overview() -> ResponseReturnValue:
    """List the records of one's ministry as the address says."""
    wanted = RecordFilter.from_address(request.args)
    found = wanted.applied(own_records(db.session(), current_actor()), on=clock.today())
    return render_template(
        "pages/records/overview.html",
        page=Page.of(found, request.args.get("page", 1, type=int)),
        wanted=wanted,
        columns=COLUMNS,
        open_inquiries=[(each.id, f"{each.number}: {each.title}") for each in _open_inquiries()],
        kept={name: value for name, value in request.args.items() if name in ("text", "kind", "valid", "sort", "page")},
        kinds=[(kind.name, kind.value) for kind in RecordKind],
        validity=lambda record: validity(record, clock.today()),
        sort_url=lambda key: url_for(".overview", **{**request.args.to_dict(), "sort": key, "page": 1}),
        page_url=lambda number: url_for(".overview", **{**request.args.to_dict(), "page": number}),
    )


@bp.get("/unterlagen/<key>")
def show(key: str) -> ResponseReturnValue:
    """Show one record as a version has it, the latest unless the address names another."""
    actor = current_actor()
    source = get_source_record(db.session(), actor, key)
    record = get_record(db.session(), actor, key, version=request.args.get("version", type=int))
    uses = {use.inquiry.id: use for use in citing_inquiries(db.session(), actor, source)}
    related = related_records(record, own_records(db.session(), actor))
    return render_template(
        "pages/records/show.html",
        record=record,
        source=source,
        names=_names_of({version.changed_by for version in source.versions}),
        facts=fact_rows(record),
        table=table_of(record),
        validity=validity(record, clock.today()),
        related=related,
        picture=picture_of(record, related),
        inquiries=_used_in(actor, source, uses),
        uses=uses,
        may_keep=actor.may(Permission.KEEP_RECORDS),
    )


@bp.get("/unterlagen/<key>/vergleich")
def compare(key: str) -> ResponseReturnValue:
    """Show what changed between two versions, the last two unless the address names others."""
    actor = current_actor()
    source = get_source_record(db.session(), actor, key)
    latest = source.latest_version
    after = get_record(db.session(), actor, key, version=request.args.get("after", latest, type=int))
    before = get_record(
        db.session(), actor, key, version=request.args.get("before", max(after.version - 1, 1), type=int)
    )
    return render_template(
        "pages/records/compare.html",
        source=source,
        record=source.current,
        before=before,
        after=after,
        changes=list(changes(before, after)),
        word_changes=word_changes,
    )


@bp.get("/neue-unterlage")
def choose_kind() -> ResponseReturnValue:
    """Ask what kind of record it is; each kind has its own form."""
    draft = request.args.get("anfrage", type=int)  # whose officer misses a record
    kinds = [(kind, url_for(".form", kind=slug(kind.value), anfrage=draft)) for kind in RecordKind]
    return render_template("pages/records/kinds.html", kinds=kinds)


@bp.get("/neue-unterlage/<kind>")
def form(kind: str) -> ResponseReturnValue:
    """Show the empty form of a kind."""
    return _page(RecordForm(kind_of(kind), {}))


@bp.post("/neue-unterlage/<kind>")
def create(kind: str) -> ResponseReturnValue:
    """Enter a record under a key made from its title, or show the form again with all that was typed."""
    typed = RecordForm.from_request(kind_of(kind), request.form)
    try:
        with unit_of_work() as session:
            record = _entered(session, typed)
    except RecordsRefused as refusal:
        return _page(typed, errors_by_field(refusal, typed.kind))
    except StaleRevision:  # two people, one title, one moment
        return _page(
            typed, {"": "Gerade wurde eine Unterlage mit derselben Kennung angelegt. Speichern Sie noch einmal."}
        )
    if (draft := request.args.get("anfrage", type=int)) is not None:
        flash("Die Unterlage ist angelegt und unten angekreuzt; wählen Sie „Verknüpfen“.", "success")
        way = url_for("drafts.edit", inquiry_id=draft, neu=record.key, _anchor="records")
    else:
        flash("Die Unterlage ist angelegt.", "success")
        way = url_for(".show", key=record.key)
    return redirect(way, HTTPStatus.SEE_OTHER)


@bp.get("/unterlagen/<key>/bearbeiten")
def edit(key: str) -> ResponseReturnValue:
    """Show the form with a record as it is now."""
    current = get_record(db.session(), current_actor(), key)
    return _page(RecordForm.from_record(current), current=current)


@bp.post("/unterlagen/<key>/bearbeiten")
def save(key: str) -> ResponseReturnValue:
    """Save a new version; if someone else was faster, show both."""
    current = get_record(db.session(), current_actor(), key)
    typed = RecordForm.from_request(current.kind, request.form)
    try:
        data = typed.to_json(key=key, ministry=current.ministry, before=current)
        with unit_of_work() as session:
            parliament = current_parliament(session)
            record = keep_record(session, current_actor(), parliament, data, version=typed.version)
    except RecordsRefused as refusal:
        return _page(typed, errors_by_field(refusal, typed.kind), current=current)
    except StaleRevision:
        return _conflict(typed, Record.from_json(data))
    is_new = record.version != current.version
    flash(f"Gespeichert als Version {record.version}." if is_new else "Es war nichts zu ändern.", "success")
    return redirect(url_for(".show", key=key), HTTPStatus.SEE_OTHER)


def _entered(session: Session, typed: RecordForm) -> Record:
    """Keep the typed record under the first key that is free."""
    ministry = own_ministry(session, current_actor())
    keys = keys_for(typed.typed.get("title", ""), typed.kind)
    while True:
        try:
            data = typed.to_json(key=next(keys), ministry=ministry.code)
            return keep_record(session, current_actor(), current_parliament(session), data, version=NEW)
        except StaleRevision:
            continue  # the ministry has a record of this kind under this key
        except RecordsRefused as refusal:
            if any(error.field != "key" for error in refusal.errors):
                raise


def _conflict(typed: RecordForm, own: Record) -> ResponseReturnValue:
    """Show what was typed beside what has been saved meanwhile, and the form with both where they do not collide."""
    db.session().rollback()  # to read what the other person has saved by now
    source = get_source_record(db.session(), current_actor(), own.key)
    theirs = source.current
    base = next((each.record for each in source.versions if each.number == typed.version), theirs)
    return _page(typed.rebased(base, theirs), current=theirs, differences=list(changes(own, theirs)))


def _page(
    form: RecordForm,
    errors: Mapping[str, str] | None = None,
    *,
    current: Record | None = None,
    differences: Sequence[Change] | None = None,
) -> ResponseReturnValue:
    fields = form.fields(own_records(db.session(), current_actor()), own_key=current.key if current else "")
    page = render_template(
        "pages/records/form.html",
        form=form,
        fields=fields,
        current=current,
        errors=errors or {},
        summary=form.summary(errors or {}),
        differences=differences,
        word_changes=word_changes,
        ministry_names=_ministry_names(),
    )
    refused = HTTPStatus.UNPROCESSABLE_ENTITY if errors else None
    late = HTTPStatus.CONFLICT if differences is not None else None
    return page, refused or late or HTTPStatus.OK


def _open_inquiries() -> list[Inquiry]:
    return inquiries_in_drafting(db.session(), current_actor()) if current_actor().may(Permission.DRAFT_ANSWER) else []


def _used_in(actor: Actor, source: SourceRecord, uses: Mapping[int, Use]) -> list[Inquiry]:
    """Return the inquiries that a record is linked to or cited in, the newest first."""
    found = {inquiry.id: inquiry for inquiry in used_in(db.session(), actor, source)}
    found |= {inquiry_id: use.inquiry for inquiry_id, use in uses.items()}
    return [found[inquiry_id] for inquiry_id in sorted(found, reverse=True)]


def _names_of(logins: set[str]) -> dict[str, str]:
    """Return the names of those who changed something, by their logins."""
    query = select(Person.login, Person.name).where(Person.login.in_(logins))
    return {row.login: row.name for row in db.session().execute(query)}


def _ministry_names() -> list[str]:
    ministries = ministries_of(db.session(), current_parliament())
    return [ministry.named_on(clock.today()).name for ministry in ministries]
