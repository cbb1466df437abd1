"""The extensions of Flask that the application lends itself, and the settings at hand (Erweiterungen)."""

from flask import current_app
from flask_migrate import Migrate
from flask_security import Security
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect

from app.config import ROOT, Settings
from inquiries.foundation.database import Base

db = SQLAlchemy(metadata=Base.metadata)
migrate = Migrate(directory=str(ROOT / "app" / "migrations"), compare_type=True)
csrf = CSRFProtect()
security = Security()


def settings() -> Settings:
    """Return the settings of the application at hand."""
    found: Settings = current_app.extensions["fragerecht"]
    return found
