"""The command line: a module a family of commands (Befehle)."""

from flask import Flask

from app.cli import (
    accounts,
    answers,
    audit,
    backup,
    demo,
    directory,
    doctor,
    end_of_term,
    handing_in,
    members,
    names,
    papers,
    parliaments,
    people,
    phrases,
    records,
    register,
    reminders,
    search,
    serve,
    statistics,
    worker,
)

COMMANDS = (
    accounts.group,
    answers.group,
    audit.group,
    backup.group,
    demo.group,
    directory.groups,
    directory.ministries,
    directory.terms,
    doctor.doctor,
    end_of_term.deadlines_group,
    handing_in.group,  # the family of `flask inquiries`, with what its modules add
    members.members,
    names.group,
    papers.group,
    parliaments.group,
    people.group,
    phrases.group,
    records.group,
    register.group,
    reminders.group,
    search.group,
    serve.serve,
    statistics.group,
    worker.worker,
)


def init_app(app: Flask) -> None:
    """Hang the commands under `flask`."""
    for command in COMMANDS:
        app.cli.add_command(command)
