"""Files that a browser loads down (Herunterladen)."""

from flask import Response, request

from answers.proof import Proof
from inquiries.attachments import Loaded, kind_of
from inquiries.foundation.blobs import sha256_of
from inquiries.foundation.errors import NotReady
from inquiries.publication import PDF, WORD


def attachment(content: bytes, filename: str, media_type: str) -> Response:
    """Return a file as an attachment; it is never shown in place."""
    response = Response(content, content_type=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response


def any_file(content: bytes, filename: str) -> Response:
    """Return a file that somebody uploaded as an attachment of no kind in particular: no browser runs it."""
    return attachment(content, filename, "application/octet-stream")


def stored_file(file: Loaded) -> Response:
    """Return a file that an answer encloses: a picture is shown in place, anything else loaded down; nothing runs."""
    media_type, _ = kind_of(file.content)
    shown = media_type.startswith("image/")
    response = Response(file.content, content_type=media_type)
    response.headers.set("Content-Disposition", "inline" if shown else "attachment", filename=file.name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(sha256_of(file.content))
    response.make_conditional(request)
    return response


def word_file(content: bytes, filename: str) -> Response:
    """Return a Word file as an attachment."""
    return attachment(content, filename, WORD)


def proof_pdf(proof: Proof, filename: str) -> Response:
    """Return a proof's PDF as an attachment; raise NotReady with the reason where there is none."""
    if proof.pdf is None:
        raise NotReady(proof.without_pdf or "")
    return attachment(proof.pdf, filename, PDF)
