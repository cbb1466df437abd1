"""What a parliament calls its written inquiries, in the forms that a sentence needs (Bezeichnung der Anfrage)."""

from dataclasses import dataclass
from typing import Final, Self

from inquiries.parliament.rules import profiles

_MINOR: Final = "Kleine Anfrage"
_MAJOR: Final = "Große Anfrage"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A name such as „Schriftliche Anfrage“ or „Kleine Anfrage zur schriftlichen Beantwortung“."""

    name: str

    @classmethod
    def of(cls, parliament: str | None, *, major: bool = False) -> Self:
        """Return what a parliament, by its code, calls its inquiries; the usual name where nothing is known."""
        profile = profiles().get(parliament or "")
        if major:
            return cls((profile and profile.major_instrument) or _MAJOR)
        return cls(profile.rules[-1].instrument if profile else _MINOR)

    @property
    def inflected(self) -> str:
        """Return it in the genitive or dative: der Schriftlichen Anfrage."""
        return self._form("en")

    @property
    def plural(self) -> str:
        """Return it in the plural without an article: Schriftliche Anfragen."""
        return self._form("e", plural=True)

    @property
    def inflected_plural(self) -> str:
        """Return it in the plural after an article: die Schriftlichen Anfragen."""
        return self._form("en", plural=True)

    @property
    def genitive_plural(self) -> str:
        """Return it in the genitive plural without an article: Fristen Schriftlicher Anfragen."""
        return self._form("er", plural=True)

    def _form(self, ending: str, *, plural: bool = False) -> str:
        """Return the name with its adjectives' ending; the noun is feminine, what follows it stays as it is."""
        words = self.name.split()
        noun = next((place for place, word in enumerate(words) if not word.endswith("e") or word == "Anfrage"), 0)
        many = ("n" if words[noun].endswith("e") else "en") if plural else ""
        adjectives = (f"{word.removesuffix('e')}{ending}" for word in words[:noun])
        return " ".join([*adjectives, words[noun] + many, *words[noun + 1 :]])
