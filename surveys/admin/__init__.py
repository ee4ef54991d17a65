"""The surveys in the coordination's office, a module for each kind of page."""

from . import bank, findings, invitees, sections, themes, waves

__all__ = ["bank", "findings", "invitees", "queues", "sections", "themes", "waves"]
