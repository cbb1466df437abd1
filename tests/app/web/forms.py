"""Filling in the form that a page shows, as a browser would (Formulare)."""

from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

from tests.client import Browser


def tree(answer: TestResponse) -> Element:
    return html5lib.parse(answer.text, namespaceHTMLElements=False)


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def values(answer: TestResponse, action: str) -> dict[str, list[str]]:
    """Return what the form with an action would send as it stands."""
    [form] = [each for each in tree(answer).iter("form") if each.get("action") == action]
    sent: dict[str, list[str]] = {}
    for field in form.iter():
        name = field.get("name")
        if name is None or field.tag == "button" or field.get("type") in {"file", "submit"}:
            continue
        if field.get("type") in {"checkbox", "radio"} and field.get("checked") is None:
            continue
        sent.setdefault(name, []).append(_value(field))
    return sent


def _value(field: Element) -> str:
    if field.tag == "textarea":
        return (field.text or "").removeprefix("\n")
    if field.tag == "select":
        chosen = [option for option in field.iter("option") if option.get("selected") is not None]
        return str((chosen or list(field.iter("option")))[0].get("value", ""))
    return str(field.get("value", ""))


def send(client: Browser, page: TestResponse, action: str, **changes: Any) -> TestResponse:
    """Send the form of a page with some values changed."""
    return client.post(action, data=values(page, action) | changes)
