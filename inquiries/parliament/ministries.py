"""Ministries with their names, offices and portfolios over time (Ministerien, Ressorts)."""

from datetime import date

from sqlalchemy import ForeignKey, String, false, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.foundation.database import Base
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.parliament.parliaments import Parliament


class Ministry(Base):
    """A ministry, the same one while its names change."""

    __tablename__ = "ministries"

    id: Mapped[int] = mapped_column(primary_key=True)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"))
    code: Mapped[str] = mapped_column(String(20))
    is_chancellery: Mapped[bool] = mapped_column(default=False)
    superior_id: Mapped[int | None] = mapped_column(ForeignKey("ministries.id"), index=True)  # of an authority
    silence_is_consent: Mapped[bool] = mapped_column(default=False, server_default=false())
    aliases: Mapped[list[str]] = mapped_column(default=list)  # other names that papers print

    names: Mapped[list["MinistryName"]] = relationship(back_populates="ministry", order_by="MinistryName.valid_from")

    def named_on(self, on: date) -> "MinistryName":
        """Return the name of a day, the nearest one when the ministry had none then."""
        return min(self.names, key=lambda name: name.days_from(on))


class MinistryName(Base):
    """A ministry's name, its office as the paper prints it, and its portfolio, for a span of time."""

    __tablename__ = "ministry_names"

    id: Mapped[int] = mapped_column(primary_key=True)
    ministry_id: Mapped[int] = mapped_column(ForeignKey("ministries.id"))
    name: Mapped[str] = mapped_column(String(200))
    abbreviation: Mapped[str] = mapped_column(String(20))
    office: Mapped[str] = mapped_column(String(200))
    keywords: Mapped[list[str]] = mapped_column(default=list)
    doubtful: Mapped[list[str]] = mapped_column(default=list)  # „name“, „office“: no source confirms it yet
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    ministry: Mapped[Ministry] = relationship(back_populates="names")

    def covers(self, on: date) -> bool:
        """Tell whether the ministry bore this name on a day."""
        return self.days_from(on) == 0

    def days_from(self, on: date) -> int:
        """Return how many days lie between a day and the span of this name; 0 within it."""
        if on < self.valid_from:
            return (self.valid_from - on).days
        if self.valid_to is not None and on > self.valid_to:
            return (on - self.valid_to).days
        return 0


def find_ministry(session: Session, parliament: Parliament, text: str, *, on: date) -> Ministry | None:
    """Return the ministry that bore a name, abbreviation or code on a day, or bears it on any other day."""
    wanted = text.strip().casefold()
    ministries = houses_of(session, parliament)

    def bears(ministry: Ministry, *, only_on: date | None) -> bool:
        names = [name for name in ministry.names if only_on is None or name.covers(only_on)]
        return wanted in {
            ministry.code.casefold(),
            *(name.name.casefold() for name in names),
            *(name.abbreviation.casefold() for name in names),
        }

    for day in (on, None):
        if found := next((ministry for ministry in ministries if bears(ministry, only_on=day)), None):
            return found
    return None


def get_ministry(session: Session, parliament: Parliament, text: str, *, on: date) -> Ministry:
    """Return the ministry that goes by a name; raise InvalidInput naming those there are."""
    if ministry := find_ministry(session, parliament, text, on=on):
        return ministry
    known = ", ".join(each.named_on(on).abbreviation for each in ministries_of(session, parliament))
    raise InvalidInput(
        f"Ein Ministerium „{text}“ gibt es hier nicht. Bekannt sind: {known}.", field="ministry", text=text
    )


def get_ministry_by_id(session: Session, ministry_id: int) -> Ministry:
    """Return a ministry; raise NotFound when there is none with this id."""
    ministry = session.get(Ministry, ministry_id)
    if ministry is None:
        raise NotFound(
            "Dieses Ministerium gibt es hier nicht. Wählen Sie eines aus der Liste.", ministry_id=ministry_id
        )
    return ministry


def authorities_of(session: Session, ministry_id: int) -> list[Ministry]:
    """Return the authorities that are subordinate to a ministry (nachgeordnete Behörden), in the order of entry."""
    return list(session.scalars(select(Ministry).where(Ministry.superior_id == ministry_id).order_by(Ministry.id)))


def houses_of(session: Session, parliament: Parliament) -> list[Ministry]:
    """Return all ministries of a government and their authorities, in the order of their entry."""
    return list(session.scalars(select(Ministry).where(Ministry.parliament_id == parliament.id).order_by(Ministry.id)))


def ministries_of(session: Session, parliament: Parliament) -> list[Ministry]:
    """Return the ministries of a government without their authorities, in the order of their entry."""
    return [each for each in houses_of(session, parliament) if each.superior_id is None]
