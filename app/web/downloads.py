"""Files that a browser loads down (Herunterladen)."""

from flask import Response

from inquiries.publication import WORD


def attachment(content: bytes, filename: str, media_type: str) -> Response:
    """Return a file as an attachment; it is never shown in place."""
    response = Response(content, content_type=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response


def any_file(content: bytes, filename: str) -> Response:
    """Return a file that somebody uploaded as an attachment of no kind in particular: no browser runs it."""
    return attachment(content, filename, "application/octet-stream")


def word_file(content: bytes, filename: str) -> Response:
    """Return a Word file as an attachment."""
    return attachment(content, filename, WORD)
