"""A change and all that belongs to it, saved wholly or not at all (Arbeitseinheit)."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.database import writing
from app.extensions import db, settings
from inquiries.foundation import audit
from inquiries.foundation.errors import NotReady, StaleRevision


@contextmanager
def unit_of_work() -> Iterator[Session]:
    """Lend a session that writes and records in the audit trail; commit at the end, or save nothing.

    Objects stay readable after the commit. A lost race becomes StaleRevision, a busy database NotReady.
    """
    info = {audit.KEY: settings().key_for("audit")}
    with Session(writing(db.engine), info=info, expire_on_commit=False) as session:
        try:
            yield session
            session.commit()
            db.session.rollback()  # what this request reads from here on shall see the change
        except StaleDataError as error:
            raise StaleRevision(
                "Inzwischen hat jemand anderes dies geändert. Ihre Änderung wurde nicht gespeichert; "
                "bitte laden Sie die Seite neu und vergleichen Sie."
            ) from error
        except IntegrityError as error:
            raise StaleRevision(
                "Ihre Änderung passt nicht mehr zum gespeicherten Stand und wurde nicht gespeichert. "
                "Bitte laden Sie die Seite neu und versuchen Sie es noch einmal."
            ) from error
        except OperationalError as error:
            raise NotReady(
                "Die Datenbank ist gerade nicht erreichbar oder überlastet. Es wurde nichts gespeichert; "
                "bitte versuchen Sie es in einer Minute noch einmal."
            ) from error
