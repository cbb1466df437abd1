"""The page check finds what it promises to find."""

import re

import pytest

from tests.page_checks import check_page

GOOD = """<!DOCTYPE html><html lang="de"><head><title>Anfragen – Fragerecht</title></head><body>
<a href="#inhalt">Zum Inhalt</a><main id="inhalt"><h1>„Anfragen“</h1>
<form method="post" action="/x"><input type="hidden" name="csrf_token" value="t">
<label for="titel">Titel</label><input id="titel" name="titel" value=""><button>Speichern</button></form>
<label>Ja <input type="checkbox" name="ja"></label><img src="/logo.svg" alt=""><code>"so"</code></main></body></html>"""

FAULTS = {
    "not 'de'": ('lang="de"', 'lang="en"'),
    "0 h1": ("h1", "h2"),
    "2 h1": ("</h1>", "</h1><h1>Noch eine</h1>"),
    "is empty": ("„Anfragen“", ""),
    "the title is": (" – Fragerecht", ""),
    "Unexpected end tag": ("</main>", "</em></main>"),
    "has no label": ('<label for="titel">Titel</label>', ""),
    "has no alt": (' alt=""', ""),
    "says nothing": (">Speichern<", "><"),
    "inline <style>": ("</head>", "<style>p{}</style></head>"),
    "inline <script>": ("</main>", "<script>1</script></main>"),
    "inline style": ("<h1>", '<h1 style="color: red">'),
    "inline onclick": ("<h1>", '<h1 onclick="x()">'),
    "points to javascript": ('href="#inhalt"', 'href="javascript:x()"'),
    "points to http": ('src="/logo.svg"', 'src="http://fremd.example/logo.svg"'),
    "stands 2 times": ("<h1>", '<h1 id="titel">'),
    "missing id 'inhalt'": ('id="inhalt"', 'id="anders"'),
    "missing id 'hinweis'": ('name="ja"', 'name="ja" aria-describedby="hinweis"'),
    "no csrf_token": ('name="csrf_token"', 'name="token"'),
    "straight quotes": ("„Anfragen“", 'Alle "Anfragen"'),
    "a leak": ("„Anfragen“", "Fällig: None"),
    "has value='None'": ('name="titel" value=""', 'name="titel" value="None"'),
}


def test_a_good_page_passes() -> None:
    check_page(GOOD, url="/anfragen")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_address(fault: str) -> None:
    broken = GOOD.replace(*FAULTS[fault])
    assert broken != GOOD
    with pytest.raises(AssertionError, match=f"(?s)/anfragen has .*{re.escape(fault)}"):
        check_page(broken, url="/anfragen")
