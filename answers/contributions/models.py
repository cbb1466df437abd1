"""What another house is asked to contribute, and the versions of what came back (Zulieferung)."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from answers.drafting.draft import CONTRIBUTION
from inquiries.assignment import Errand
from inquiries.foundation.database import Base


class Contribution(Base):
    """A part of an answer that the lead ministry asks another ministry or an authority for."""

    __tablename__ = "contributions"

    id: Mapped[int] = mapped_column(primary_key=True)
    errand_id: Mapped[int] = mapped_column(ForeignKey("errands.id"), unique=True)
    task: Mapped[str] = mapped_column(Text)
    questions: Mapped[list[str]] = mapped_column(default=list)
    sent_back: Mapped[str | None] = mapped_column(Text)  # why the lead ministry asked once more

    errand: Mapped[Errand] = relationship()
    versions: Mapped[list["ContributionVersion"]] = relationship(order_by="ContributionVersion.number")

    @property
    def key(self) -> str:
        """Return how a citation names the contribution."""
        return f"{CONTRIBUTION}{self.id}"

    @property
    def latest(self) -> "ContributionVersion | None":
        """Return what came last, None before the first delivery."""
        return self.versions[-1] if self.versions else None


class ContributionVersion(Base):
    """One delivery, never changed once it has come."""

    __tablename__ = "contribution_versions"
    __table_args__ = (UniqueConstraint("contribution_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    delivered_at: Mapped[datetime]
    delivered_by: Mapped[str] = mapped_column(String(120))
    name: Mapped[str] = mapped_column(String(200))
    taken_over: Mapped[bool] = mapped_column(default=False)

    files: Mapped[list["ContributionFile"]] = relationship(order_by="ContributionFile.id")


class ContributionFile(Base):
    """A file that came with a delivery."""

    __tablename__ = "contribution_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("contribution_versions.id"), index=True)
    filename: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(ForeignKey("blobs.sha256"))
    size: Mapped[int]
