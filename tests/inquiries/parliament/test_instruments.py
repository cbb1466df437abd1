"""What each parliament calls its inquiries, and that paper and page say the same."""

import pytest

from answers.printing.layout import load_layout
from inquiries.inquiry import InquiryKind
from inquiries.parliament.instruments import Instrument
from inquiries.parliament.rules import profiles


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("MV", ("Kleine Anfrage", "Kleinen Anfrage", "Kleine Anfragen", "Kleinen Anfragen", "Kleiner Anfragen")),
        (
            "BY",
            (
                "Schriftliche Anfrage",
                "Schriftlichen Anfrage",
                "Schriftliche Anfragen",
                "Schriftlichen Anfragen",
                "Schriftlicher Anfragen",
            ),
        ),
        (
            "HH",
            (
                "Schriftliche Kleine Anfrage",
                "Schriftlichen Kleinen Anfrage",
                "Schriftliche Kleine Anfragen",
                "Schriftlichen Kleinen Anfragen",
                "Schriftlicher Kleiner Anfragen",
            ),
        ),
        ("SL", ("Anfrage", "Anfrage", "Anfragen", "Anfragen", "Anfragen")),
        (
            "ST",
            (
                "Kleine Anfrage zur schriftlichen Beantwortung",
                "Kleinen Anfrage zur schriftlichen Beantwortung",
                "Kleine Anfragen zur schriftlichen Beantwortung",
                "Kleinen Anfragen zur schriftlichen Beantwortung",
                "Kleiner Anfragen zur schriftlichen Beantwortung",
            ),
        ),
        (None, ("Kleine Anfrage", "Kleinen Anfrage", "Kleine Anfragen", "Kleinen Anfragen", "Kleiner Anfragen")),
    ],
)
def test_a_name_bends_with_its_sentence(code: str | None, forms: tuple[str, ...]) -> None:
    called = Instrument.of(code)
    assert (called.name, called.inflected, called.plural, called.inflected_plural, called.genitive_plural) == forms


def test_a_major_one_has_its_name_too() -> None:
    assert [Instrument.of(code, major=True).plural for code in ("MV", "BY")] == ["Große Anfragen", "Interpellationen"]


@pytest.mark.parametrize("code", profiles())
def test_pages_call_an_inquiry_as_its_paper_does(code: str) -> None:
    kinds = load_layout(code).kinds
    assert InquiryKind.MINOR.called_in(code) == kinds["minor_interpellation"].name
    assert InquiryKind.MAJOR.called_in(code) == kinds["major_interpellation"].name
