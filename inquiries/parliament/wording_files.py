"""What is known of each parliament's papers, a TOML file each: one may extend another (Wortlautdateien).

A parliament without a file of its own has the neutral one, filled with the names that its rules give.
"""

import tomllib
from collections.abc import Callable
from importlib.resources.abc import Traversable
from string import Template
from typing import Any, Final

from inquiries.parliament.rules import ParliamentProfile, profiles

NEUTRAL: Final = "neutral"
_OF_GOVERNMENT: Final = {"Senat": "des Senats"}  # every other government is feminine: „der Landesregierung“


def read_wording(folder: Traversable, parliament: str, *, quoted: Callable[[str], str] = str) -> dict[str, Any] | None:
    """Return what a folder's files say of a parliament, None for one that is not known.

    `quoted` makes a name fit for the neutral file's texts, such as a pattern out of words.
    """
    if (folder / f"{parliament.lower()}.toml").is_file() and parliament.isalnum():
        return _extended(folder, parliament.lower(), {})
    if profile := profiles().get(parliament):
        return _extended(folder, NEUTRAL, {name: quoted(text) for name, text in _names(profile).items()})
    return None


def _names(profile: ParliamentProfile) -> dict[str, str]:
    """Return a parliament's names, as a sentence and as a head in capitals say them."""
    instrument = profile.rules[-1].instrument
    return {
        "code": profile.code,
        "name": profile.name,
        "NAME": profile.name.upper(),
        "government": profile.government,
        "of_government": _OF_GOVERNMENT.get(profile.government, f"der {profile.government}"),
        "instrument": instrument,
        "INSTRUMENT": instrument.upper(),
        "The_government": f"{'Der' if profile.government in _OF_GOVERNMENT else 'Die'} {profile.government}",
    }


def _extended(folder: Traversable, name: str, names: dict[str, str]) -> dict[str, Any]:
    text = (folder / f"{name}.toml").read_text("utf-8")
    data = tomllib.loads(Template(text).safe_substitute(names) if names else text)
    base = data.pop("extends", None)
    return _merged(_extended(folder, base, {}), data) if base else data


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        nested = isinstance(value, dict) and isinstance(base.get(key), dict)
        merged[key] = _merged(base[key], value) if nested else value
    return merged
