"""Settings: read once, strictly, each explained."""

import stat
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from app.config import KEY_FILE, Settings, described
from inquiries.foundation.errors import InvalidInput

KEY = "0123456789abcdef0123456789abcdef"


def read(**environment: str) -> Settings:
    return Settings.from_environment(environment)


def test_without_any_setting_an_installation_lives_in_var_on_sqlite() -> None:
    settings = read()
    assert settings.home.name == "var"
    assert settings.database == f"sqlite:///{settings.home}/fragerecht.sqlite"
    assert (settings.is_production, settings.demo_today, settings.trusted_proxies) == (False, None, 0)


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    settings = read(
        FRAGERECHT_HOME=str(tmp_path),
        DATABASE_URL="postgres://db/inquiries",
        DEMO_TODAY="2015-11-04",
        TRUSTED_PROXIES="1",
        SEARCH_ENGINE="tantivy",
    )
    assert settings.home == tmp_path
    assert settings.database == "postgresql+psycopg://db/inquiries"
    assert (settings.demo_today, settings.trusted_proxies) == (date(2015, 11, 4), 1)


def test_an_empty_setting_counts_as_none() -> None:
    assert read(SEARCH_ENGINE=" ", SECRET_KEY="").search_engine == "whoosh"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SEARCH_ENGINE", "elastic"),
        ("ENVIRONMENT", "staging"),
        ("DATABASE_URL", "mysql://db"),
        ("DEMO_TODAY", "4.11.2015"),
        ("TRUSTED_PROXIES", "-1"),
        ("SECRET_KEY", "kurz"),
        ("AUDIT_KEY", "kurz"),
    ],
)
def test_an_unusable_value_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(InvalidInput, match=f"Die Einstellung {name} ist unbrauchbar: erwartet") as refusal:
        read(**{name: value})
    assert "kurz" not in refusal.value.sentence


def test_production_needs_a_secret_key() -> None:
    with pytest.raises(InvalidInput, match="SECRET_KEY"):
        read(ENVIRONMENT="production")
    assert read(ENVIRONMENT="production", SECRET_KEY=KEY).is_production


def test_production_has_no_demonstration_clock() -> None:
    with pytest.raises(InvalidInput, match="DEMO_TODAY"):
        read(ENVIRONMENT="production", SECRET_KEY=KEY, DEMO_TODAY="2015-11-04")


def test_a_local_key_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    settings.prepare_home()
    first = settings.key_for("sessions")
    assert settings.key_for("sessions") == first
    assert stat.S_IMODE((settings.home / KEY_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.home.stat().st_mode) == 0o700


def test_each_purpose_has_a_key_of_its_own() -> None:
    settings = read(SECRET_KEY=KEY)
    assert len({settings.key_for(purpose) for purpose in ("sessions", "forms", "audit")}) == 3


def test_the_audit_key_survives_a_change_of_the_secret_key() -> None:
    before, after = read(SECRET_KEY=KEY), read(SECRET_KEY=KEY[::-1], AUDIT_KEY=KEY)
    assert after.key_for("audit") == before.key_for("audit")
    assert after.key_for("sessions") != before.key_for("sessions")


def test_every_setting_is_explained() -> None:
    assert len(described()) == len(fields(Settings))
    assert all(name.isupper() and meaning and default for name, meaning, default in described())


def test_settings_do_not_print_their_secrets() -> None:
    assert KEY not in repr(read(SECRET_KEY=KEY))
