"""Earlier papers of the same parliament that a paper cites (Verweise)."""

import re
from typing import Final

from inquiries.reading.profile import Profile

_NUMBER: Final = re.compile(r"\d{1,2}/\d{1,6}")


def references_in(text: str, profile: Profile) -> tuple[str, ...]:
    """Return the numbers of the papers that a text cites, in the order of their first mention."""
    found = (number for match in profile.reference.finditer(text) for number in _NUMBER.findall(match["numbers"]))
    return tuple(dict.fromkeys(found))
