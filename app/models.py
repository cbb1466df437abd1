"""Every module that declares tables, imported once so that the metadata is whole (Tabellen)."""

from inquiries.foundation import audit, blobs, outbox

__all__ = ["audit", "blobs", "outbox"]
