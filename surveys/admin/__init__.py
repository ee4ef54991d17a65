"""The surveys in the coordination's office, a module for each room."""

from . import bank, invitees, queues, sections, waves

__all__ = ["bank", "invitees", "queues", "sections", "waves"]
