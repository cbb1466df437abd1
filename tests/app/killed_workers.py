"""Workers that are killed in the middle of their work, one after the other: python -m tests.app.killed_workers."""

import os
import signal
import sys
import time
from datetime import date, datetime
from pathlib import Path
from secrets import SystemRandom

from flask import Flask

from app import create_app, worker
from app.config import Settings
from app.extensions import db
from inquiries.foundation import clock

DAYS = [date(2015, 5, day) for day in (4, 12, 15, 19, 20, 28)]  # new, five, two, no working days left, overdue
LONGEST_LIFE = 0.2  # seconds; a run that has nothing to do is over sooner


def settings_of(home: Path, mail_url: str = "") -> Settings:
    """Return the settings of the installation in which the workers are killed."""
    return Settings(home=home, mail_url=mail_url, secret_key="a secret for tests only, 32 and more")


def noon(day: date) -> datetime:
    """Return the middle of a day in Germany."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=clock.GERMANY)


def work(now: datetime) -> None:
    """Do what `flask worker --once` does, at a given moment."""
    worker.remind(now)
    worker.drain(worker.HANDLERS)


def main(home: Path, mail_url: str, runs: int) -> int:
    """Start one worker after the other and kill each at some moment, but a day's last. Return the kills."""
    app, chance, killed = create_app(settings_of(home, mail_url), TESTING=True), SystemRandom(), 0
    with app.app_context():
        db.engine.dispose()
    for day in DAYS:
        for left in reversed(range(runs // len(DAYS))):
            child = os.fork()
            if child == 0:
                live(app, noon(day))
            if left:
                time.sleep(chance.uniform(0, LONGEST_LIFE))
                os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            killed += os.WIFSIGNALED(status)
    return killed


def live(app: Flask, now: datetime) -> None:
    """Be a worker."""
    with app.app_context(), clock.pinned_to(now.date()):
        work(now)
    os._exit(0)


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))}\n")
