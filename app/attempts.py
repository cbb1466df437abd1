"""Failed attempts to sign in, counted without keeping who tried (Anmeldeversuche)."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from inquiries.foundation import clock
from inquiries.foundation.database import Base
from inquiries.foundation.errors import TooManyAttempts

WINDOW: Final = timedelta(minutes=15)
LIMIT_OF_PAIR: Final = 5  # one account from one address
LIMIT_OF_ADDRESS: Final = 50  # any accounts from one address


class FailedSignIn(Base):
    """One failure. Account and address are kept as keyed digests, so that the table names nobody."""

    __tablename__ = "failed_sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    pair: Mapped[str] = mapped_column(String(64), index=True)
    address: Mapped[str] = mapped_column(String(64), index=True)
    failed_at: Mapped[datetime] = mapped_column(index=True)


class Attempt:
    """A sign-in being tried: an account's name from an address. Others elsewhere are never locked out by it."""

    def __init__(self, key: bytes, *, login: str, address: str) -> None:
        self.pair = _digest(key, f"{login}\n{address}")
        self.address = _digest(key, address)

    def ensure_allowed(self, session: Session) -> None:
        """Raise TooManyAttempts when this account from this address, or this address, failed too often."""
        if (
            _failures(session, FailedSignIn.pair == self.pair) >= LIMIT_OF_PAIR
            or _failures(session, FailedSignIn.address == self.address) >= LIMIT_OF_ADDRESS
        ):
            minutes = WINDOW.seconds // 60
            raise TooManyAttempts(
                f"Von hier wurde zu oft vergeblich versucht, sich anzumelden. Bitte warten Sie {minutes} Minuten."
            )

    def failed(self, session: Session) -> None:
        """Keep a failure, and forget those that no longer count."""
        session.execute(delete(FailedSignIn).where(FailedSignIn.failed_at < clock.now() - WINDOW))
        session.add(FailedSignIn(pair=self.pair, address=self.address, failed_at=clock.now()))

    def succeeded(self, session: Session) -> None:
        """Forget the failures of this account from this address."""
        session.execute(delete(FailedSignIn).where(FailedSignIn.pair == self.pair))


def _failures(session: Session, condition: ColumnElement[bool]) -> int:
    query = select(func.count()).where(condition, FailedSignIn.failed_at >= clock.now() - WINDOW)
    return session.scalar(query) or 0


def _digest(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
