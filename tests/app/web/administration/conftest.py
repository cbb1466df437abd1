"""The demonstration, for each test that asks for it."""

from tests.app.demonstration import house, showroom, template

__all__ = ["house", "showroom", "template"]
