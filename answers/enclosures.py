"""Pictures in an answer's text and files that an annex lists: put in, moved, taken out (Bilder und Dateien)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from answers.drafting.draft import Draft, Origin, Paragraph, Sentence
from answers.markup import picture_in, picture_mark
from inquiries.file_list import TITLE, list_text
from inquiries.foundation.errors import InvalidInput, StaleRevision
from inquiries.parsed_paper import Annex, AttachedFile

T = TypeVar("T")
Change = Callable[[list[Paragraph]], list[Paragraph]]

LONGEST_WORDS: Final = 300
MOST_FILES: Final = 30

_PLACE: Final = re.compile(r"(passage|annex)-(\d{1,4})", re.ASCII)
_BETWEEN: Final = re.compile(r"\n[ \t]*\n(?=\S)")  # what is indented goes on with the item before it
_UNSAFE: Final = re.compile(r"[^\w-]+")
_MARKS: Final = str.maketrans({"[": "(", "]": ")", "*": "", "\\": "", "`": ""})


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture where it stands: the field of its text, its place among the paragraphs, its words."""

    field: str
    place: int
    last: bool
    name: str
    alt: str


def plain_words(text: str, *, field: str, missing: str) -> str:
    """Return words about a picture or file on one line, without marks; raise InvalidInput where there are none."""
    words = " ".join(text.translate(_MARKS).split())
    if not any(sign.isalnum() for sign in words):
        raise InvalidInput(missing, field=field)
    if len(words) > LONGEST_WORDS:
        raise InvalidInput(
            f"Das ist zu lang ({len(words)} Zeichen). Kürzen Sie es auf höchstens {LONGEST_WORDS}.", field=field
        )
    return words


def free_name(draft: Draft, uploaded: str, ending: str) -> str:
    """Return a name for an uploaded file that a text can name, that its content ends so, and that is still free."""
    stem = _UNSAFE.sub("-", uploaded.rpartition(".")[0] or uploaded).strip("-")[:60] or "datei"
    taken = {file.name.casefold() for file in draft.files}
    names = (f"{stem}{f'-{number}' if number > 1 else ''}.{ending}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name.casefold() not in taken)


def with_picture(draft: Draft, field: str, picture: AttachedFile, alt: str) -> Draft:
    """Return the draft with a picture at the end of a passage or of an annex."""
    shown = Paragraph((Sentence(picture_mark(picture.name, alt), origin=Origin.OWN),))
    longer = _changed(draft, field, lambda paragraphs: [*paragraphs, shown])
    return replace(longer, files=(*draft.files, picture))


def with_attached(draft: Draft, file: AttachedFile) -> Draft:
    """Return the draft with a file that the list of files names last."""
    return replace(draft, files=(*draft.files, file))


def moved(draft: Draft, name: str, by: int) -> Draft:
    """Return the draft with a picture a paragraph up or down in its text, or a listed file in its list."""
    file = file_called(draft, name)
    if not file.title:
        shown = next((each for each in pictures(draft) if each.name == name), None)
        return _changed(draft, shown.field, lambda text: _swapped(text, shown.place, by)) if shown else draft
    order = [each for each in draft.files if each.title]
    order = _swapped(order, order.index(file), by)
    return replace(draft, files=(*(each for each in draft.files if not each.title), *order))


def without(draft: Draft, name: str) -> Draft:
    """Return the draft without a file, and without the pictures that show it."""
    file = file_called(draft, name)
    for field in dict.fromkeys(each.field for each in pictures(draft) if each.name == name):
        draft = _changed(draft, field, lambda text: [each for each in text if _shown_by(each.text) != name])
    annexes = tuple(annex for annex in draft.annexes if annex.text)  # one that held nothing else goes with it
    return replace(draft, annexes=annexes, files=tuple(each for each in draft.files if each != file))


def file_called(draft: Draft, name: str) -> AttachedFile:
    """Return a file of the draft; raise StaleRevision where somebody took it out meanwhile."""
    found = next((file for file in draft.files if file.name == name), None)
    if found is None:
        raise StaleRevision("Diese Datei gehört nicht mehr zur Antwort. Laden Sie die Seite neu.", name=name)
    return found


def pictures(draft: Draft) -> Iterator[ShownPicture]:
    """Yield the pictures of passages and annexes in their order."""
    texts = [(f"passage-{place}", [each.text for each in part.paragraphs]) for place, part in enumerate(draft.passages)]
    texts += [(f"annex-{place}", _BETWEEN.split(annex.text)) for place, annex in enumerate(draft.annexes)]
    for field, chunks in texts:
        for place, chunk in enumerate(chunks):
            if shown := picture_in(chunk):
                yield ShownPicture(field, place, place == len(chunks) - 1, shown.name, shown.alt)


def enclosed(draft: Draft, government_remark: str | None = None) -> tuple[AttachedFile, ...]:
    """Return the files that go out with the answer: those that an annex lists, and the pictures that a text shows."""
    shown = {each.name for each in pictures(draft)}
    shown |= {name for chunk in _BETWEEN.split(government_remark or "") if (name := _shown_by(chunk))}
    return tuple(file for file in draft.files if file.title or file.name in shown)


def list_of_files(files: Sequence[AttachedFile], annexes: Sequence[Annex]) -> Annex | None:
    """Return the annex that lists the attached files, each with name, kind, size and SHA-256; None without any."""
    listed = [file for file in files if file.title]
    if not listed:
        return None
    label = f"Anlage {len(annexes) + 1}: {TITLE}" if annexes else f"Anlage: {TITLE}"
    return Annex(label, list_text(listed))


def _changed(draft: Draft, field: str, change: Change) -> Draft:
    """Return the draft with the paragraphs of a passage or annex changed."""
    match = _PLACE.fullmatch(field)
    kind, place = (match[1], int(match[2])) if match else ("", 0)
    if kind == "passage" and place < len(draft.passages):
        passage = draft.passages[place]
        changed = replace(passage, paragraphs=tuple(change(list(passage.paragraphs))))
        return replace(draft, passages=(*draft.passages[:place], changed, *draft.passages[place + 1 :]))
    if kind == "annex" and place < len(draft.annexes):
        annex = draft.annexes[place]
        text = [Paragraph((Sentence(chunk),)) for chunk in _BETWEEN.split(annex.text)]
        other = replace(annex, text="\n\n".join(each.text for each in change(text)))
        return replace(draft, annexes=(*draft.annexes[:place], other, *draft.annexes[place + 1 :]))
    raise InvalidInput("Wählen Sie, zu welchem Abschnitt oder welcher Anlage das Bild gehört.", field="place")


def _shown_by(text: str) -> str | None:
    shown = picture_in(text)
    return shown.name if shown else None


def _swapped(items: Sequence[T], place: int, by: int) -> list[T]:
    """Return items with one moved; at an end it stays where it is."""
    order = list(items)
    order.insert(min(max(place + by, 0), len(order) - 1), order.pop(place))
    return order
