"""From HTML to PDF; the only module that knows WeasyPrint (Satzprogramm)."""

from collections.abc import Callable
from functools import lru_cache, partial
from importlib.resources import files
from typing import Final

from pydyf import PDF, Array, String
from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.urls import URLFetcher, URLFetcherResponse

from answers.printing.html.styles import FONTS

_FOLDER: Final = files("answers.printing") / "fonts"
_UA: Final = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>'
    b"</rdf:Description>"
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


_OWN_DATA: Final = URLFetcher(allowed_protocols={"data"})


@lru_cache(maxsize=4)  # a release page, its two files and the publication ask for the same one
def render(html: str) -> bytes:
    """Return the PDF of an HTML page."""
    document = HTML(string=html, url_fetcher=_fetch).render(pdf_variant="pdf/a-2a")
    document.metadata.generate_rdf_metadata = partial(_as_both, document.metadata.generate_rdf_metadata)
    content: bytes = document.write_pdf(pdf_variant="pdf/a-2a", finisher=_count_header_cells)
    return content


def _fetch(url: str) -> URLFetcherResponse:
    """Return one of the product's fonts or what an address holds itself; nothing else in the world is fetched."""
    scheme, _, name = url.partition(":")
    if scheme == "font" and name in FONTS:
        return URLFetcherResponse(url, (_FOLDER / name).read_bytes(), {"Content-Type": "font/ttf"})
    return _OWN_DATA.fetch(url)


def _count_header_cells(_document: Document, pdf: PDF) -> None:
    """Name header cells by numbers in their order: WeasyPrint names them by where they lie in memory."""
    elements = [
        element for element in pdf.objects if isinstance(element, dict) and element.get("Type") == "/StructElem"
    ]
    names: dict[str, String] = {}
    for element in elements:
        if "ID" in element:
            element["ID"] = names.setdefault(element["ID"].string, String(f"th{len(names) + 1}"))
    for element in elements:
        attributes = element.get("A")
        if isinstance(attributes, dict) and "Headers" in attributes:
            attributes["Headers"] = Array(names[name.string] for name in attributes["Headers"] if name.string in names)


def _as_both(generate: Callable[..., bytes], *about: object) -> bytes:
    """Add the mark of PDF/UA, with its schema, to the metadata of PDF/A: WeasyPrint writes but one of them."""
    head, end, tail = generate(*about).rpartition(b"</rdf:RDF>")
    return head + _UA + end + tail
