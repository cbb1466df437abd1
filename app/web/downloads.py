"""Files that a browser loads down (Herunterladen)."""

from flask import Response

from inquiries.publication import WORD


def word_file(content: bytes, filename: str) -> Response:
    """Return a Word file as an attachment; it is never shown in place."""
    response = Response(content, mimetype=WORD)
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response


def any_file(content: bytes, filename: str) -> Response:
    """Return a file that somebody uploaded as an attachment of no kind in particular: no browser runs it."""
    response = Response(content, mimetype="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response
