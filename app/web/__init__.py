"""The web pages: a module a subject, each with its blueprint (Webseiten)."""

from flask import Flask

from app import formats
from app.web import (
    access,
    administration,
    amendments,
    answering_links,
    attachments,
    bulk,
    calendars,
    clearance,
    co_signing,
    contributions,
    deadline_review,
    desks,
    drafts,
    end_of_term,
    handing_in,
    inner_search,
    inquiries,
    intake,
    jobs,
    lists,
    merging,
    names,
    new_version,
    notifications,
    own,
    paper_versions,
    papers,
    preferences,
    proceedings,
    question_release,
    records,
    register,
    release,
    revisions,
    saved_searches,
    search,
    search_files,
    side_drafts,
    start,
    statistics,
    steps,
    trail,
    values,
    word_copy,
)
from app.web.ministry import absences, chain, handing_over, hub
from app.web.paper_view import form_of
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
    proceedings,
    deadline_review,
    end_of_term,
    drafts,
    side_drafts,
    merging,
    revisions,
    word_copy,
    co_signing,
    contributions,
    clearance,
    release,
    question_release,
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
    app.jinja_env.filters |= {"askers": askers, "form_of": form_of}
