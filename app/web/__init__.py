"""The web pages: a module a subject, each with its blueprint (Webseiten)."""

from flask import Flask

from app import formats
from app.web import access, administration, start, values
from app.web.account import calendars, jobs, notifications, preferences
from app.web.administration import names
from app.web.desks import pages as desks
from app.web.desks import statistics, trail
from app.web.drafting import enclosures, inner_search, merging, revisions, side_drafts, word_copy
from app.web.drafting import pages as drafts
from app.web.handing_in import own
from app.web.handing_in import pages as handing_in
from app.web.inquiries import attachments, bulk, following, intake, lists, steps
from app.web.inquiries import pages as inquiries
from app.web.ministry import absences, answering_links, chain, clearance, co_signing, contributions, handing_over, hub
from app.web.papers import amendments, new_version, register, release
from app.web.papers import pages as papers
from app.web.papers import versions as paper_versions
from app.web.proceedings import deadline_review, end_of_term
from app.web.proceedings import pages as proceedings
from app.web.records import pages as records
from app.web.search import files as search_files
from app.web.search import pages as search
from app.web.search import saved_searches
from app.web.shell import askers, shell

MODULES = (
    inner_search,
    saved_searches,
    start,
    inquiries,
    own,
    handing_in,
    lists,
    bulk,
    register,
    intake,
    steps,
    following,
    proceedings,
    deadline_review,
    end_of_term,
    drafts,
    side_drafts,
    merging,
    enclosures,
    revisions,
    word_copy,
    co_signing,
    contributions,
    clearance,
    release,
    new_version,
    attachments,
    names,
    records,
    papers,
    paper_versions,
    search,
    jobs,
    search_files,
    administration,
    preferences,
    notifications,
    calendars,
    answering_links,
    amendments,
    hub,
    trail,
    chain,
    absences,
    handing_over,
    desks,
    statistics,
)


def init_app(app: Flask) -> None:
    """Hang the pages into the application, behind the permission matrix."""
    values.init_app(app)
    access.init_app(app)
    for module in MODULES:
        app.register_blueprint(module.bp)
    app.context_processor(shell)
    formats.register(app.jinja_env)
    app.jinja_env.filters |= {"askers": askers}
