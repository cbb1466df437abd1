"""How long the reader takes over broken papers at most, and in how much memory (Zerstörte Drucksachen).

python -m tests.benchmarks.reading --inputs 100000
"""

import argparse
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Final

from answers.printing.layout import load_layout
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.parsed_paper import ParsedPaper
from inquiries.reading.child import answer

PAPERS: Final = Path(__file__).parent.parent / "inquiries" / "reading" / "papers"
WORD_SHARE: Final = 8  # every so many inputs one is a Word file
MOST_CHANGES: Final = 6


def main() -> None:
    """Read papers of the tests with random damage; print what came of them, the slowest, and the peak of memory."""
    parser = argparse.ArgumentParser(description="the reader over damaged papers")
    parser.add_argument("--inputs", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random_ = Random(options.seed)
    texts = [path.read_bytes() for path in sorted(PAPERS.iterdir()) if path.suffix != ".json"]
    words = [_as_word(text) for text in texts]
    outcomes: Counter[str] = Counter()
    times = []
    for number in range(options.inputs):
        is_word = number % WORD_SHARE == 0
        content = _damaged_word(random_, words) if is_word else _damaged(random_, texts)
        begun = time.process_time()  # the processor's, so that a busy machine changes nothing
        result = answer(content, random_.choice(("MV", "BY", "NW")))
        times.append(time.process_time() - begun)
        outcomes["refused" if "refused" in result else "read"] += 1
    times.sort()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(
        f"damaged papers {options.inputs}: read {outcomes['read']}, refused {outcomes['refused']}; "
        f"median {times[len(times) // 2] * 1000:.1f} ms, slowest {times[-1] * 1000:.0f} ms, peak {peak} MB\n"
    )


def _as_word(text: bytes) -> bytes:
    paper = ParsedPaper.from_json(answer(text, "MV")["paper"])  # type: ignore[arg-type]  # each of them is read
    return write_word(paper, layout=load_layout("MV"), which=Print.ANSWER)


def _damaged(random_: Random, papers: list[bytes]) -> bytes:
    content = bytearray(random_.choice(papers))
    for _ in range(random_.randint(1, MOST_CHANGES)):
        random_.choice(CHANGES)(random_, content, papers)
    return bytes(content)


def _damaged_word(random_: Random, papers: list[bytes]) -> bytes:
    """Damage the document inside a Word file, or the file itself."""
    source = random_.choice(papers)
    if random_.random() < 0.2:
        return _damaged(random_, [source])
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, _damaged_xml(random_, content) if name == "word/document.xml" else content)
    return target.getvalue()


def _damaged_xml(random_: Random, content: bytes) -> bytes:
    """Take whole paragraphs out, double or swap them, so that what remains is still XML; sometimes not even that."""
    parts = content.split(b"<w:p>")
    for _ in range(random_.randint(1, MOST_CHANGES)):
        first, second = (random_.randrange(len(parts)) for _ in range(2))
        parts[first], parts[second] = parts[second], parts[first]
        parts.insert(first, parts[second])
        del parts[random_.randrange(len(parts))]
    return b"<w:p>".join(parts) if random_.random() < 0.3 else content.replace(b"<w:ind ", b"<w:idn ", 3)


def _cut(random_: Random, content: bytearray, _papers: list[bytes]) -> None:
    begin = random_.randrange(len(content) + 1)
    del content[begin : begin + random_.randint(1, 400)]


def _double(random_: Random, content: bytearray, _papers: list[bytes]) -> None:
    begin = random_.randrange(len(content) + 1)
    content[begin:begin] = content[begin : begin + random_.randint(1, 400)] * random_.randint(1, 20)


def _mix(random_: Random, content: bytearray, papers: list[bytes]) -> None:
    other = random_.choice(papers)
    begin = random_.randrange(len(other))
    place = random_.randrange(len(content) + 1)
    content[place:place] = other[begin : begin + random_.randint(1, 600)]


def _flip(random_: Random, content: bytearray, _papers: list[bytes]) -> None:
    for _ in range(min(len(content), random_.randint(1, 30))):
        content[random_.randrange(len(content))] = random_.randrange(256)


def _lines(random_: Random, content: bytearray, _papers: list[bytes]) -> None:
    lines = content.split(b"\n")
    random_.shuffle(lines)
    content[:] = b"\n".join(lines)


CHANGES: Final[tuple[Callable[[Random, bytearray, list[bytes]], None], ...]] = (
    _cut,
    _double,
    _mix,
    _flip,
    _lines,
)


if __name__ == "__main__":
    main()
