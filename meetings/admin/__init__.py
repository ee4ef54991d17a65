"""Meetings, decisions, agreements and silences in the coordination's office."""

from . import agreements, meetings, silences

__all__ = ["agreements", "meetings", "silences"]
