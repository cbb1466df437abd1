"""The house rules: sizes, docstrings, imports, words that do not belong here."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import app.models
from inquiries.foundation.database import Base

ROOT = Path(__file__).parent.parent
PACKAGES = ("app", "answers", "inquiries", "search_index")
LONGEST_FUNCTION = 40
USUAL_FUNCTION = 25
FOREIGN = re.compile(r"[p]ypi\.org|[p]ythonhosted|registry[.]npmjs|npmjs[.]org|deb[.]debian[.]org", re.IGNORECASE)
MACHINE = re.compile(r"(^|[^a-zA-Z0-9_])/(work|root|tmp/bash)/|[.]{2}/shared")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).exists()]


def modules() -> list[Path]:
    return [path for path in tracked("*.py") if "migrations/versions" not in str(path)]


def length(path: Path) -> int:
    return len(path.read_text().splitlines())


def allowed(path: Path) -> int:
    if path.suffix == ".html":
        return 150
    return 400 if ROOT / "tests" in path.parents else 300


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def test_every_module_says_what_it_is_in_one_line() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules()
        if not ((text := ast.get_docstring(ast.parse(path.read_text()))) and text.splitlines()[0].endswith("."))
    ]
    assert silent == []


def test_every_module_of_the_product_names_the_german_word() -> None:
    nameless = [
        str(path.relative_to(ROOT))
        for path in modules()
        if path.relative_to(ROOT).parts[0] in PACKAGES
        and path.name != "__init__.py"
        and not re.search(r"\(.+\)", (ast.get_docstring(ast.parse(path.read_text())) or "").splitlines()[0])
    ]
    assert nameless == []


def test_no_module_and_no_template_is_too_long() -> None:
    too_long = {
        str(path.relative_to(ROOT)): length(path)
        for path in [*modules(), *tracked("*.html")]
        if length(path) > allowed(path)
    }
    assert too_long == {}


def test_no_function_is_too_long_and_few_are_long() -> None:
    sizes = dict(each for path in modules() for each in functions(path))
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}
    assert sum(size <= USUAL_FUNCTION for size in sizes.values()) >= 0.95 * len(sizes)


def test_imports_go_down_the_stairs_only() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_only_the_printing_writes_word_and_only_the_reading_reads_it() -> None:
    users = {path.relative_to(ROOT).parent.as_posix() for path in modules() if imports(path, "docx")}
    places = ("answers/printing", "inquiries/reading", "tests")
    assert [user for user in users if not user.startswith(places)] == []


def test_only_the_search_index_knows_its_engines() -> None:
    users = {path.relative_to(ROOT).parts[0] for path in modules() if imports(path, "whoosh", "tantivy")}
    assert users <= {"search_index", "tests"}


def imports(path: Path, *names: str) -> bool:
    return bool(re.search(rf"^\s*(from|import) ({'|'.join(names)})\b", path.read_text(), re.MULTILINE))


def test_every_table_is_known_to_the_application() -> None:
    declared = {path for path in modules() if re.search(r"^    __tablename__", path.read_text(), re.MULTILINE)}
    declared = {path for path in declared if path.relative_to(ROOT).parts[0] in PACKAGES}
    known = {Path(str(module.__file__)) for name in app.models.__all__ if (module := getattr(app.models, name))}
    assert {str(path.relative_to(ROOT)) for path in declared - known} == set()
    assert Base.metadata.tables


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = []
    for path in tracked("."):
        if path.suffix in {".docx", ".pdf", ".woff2", ".png", ".whl"} or "vendor" in path.parts:
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1):
            if FOREIGN.search(line) or MACHINE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


def test_the_readme_names_how_to_run_and_test() -> None:
    text = (ROOT / "README.md").read_text()
    assert "make run" in text
    assert "make test" in text


@pytest.mark.parametrize("name", ["CHANGELOG.md", "LICENSE", "Makefile", ".ci/run", "setup.cfg", "wsgi.py"])
def test_what_a_newcomer_looks_for_is_there(name: str) -> None:
    assert (ROOT / name).exists()


def test_flask_is_known_to_the_application_alone() -> None:
    below = [
        path
        for path in modules()
        if path.relative_to(ROOT).parts[0] in PACKAGES[1:] and imports(path, "flask", "click")
    ]
    assert below == []
