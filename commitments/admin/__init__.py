"""The commitments in the coordination's office, a module for each room."""

from . import reports

__all__ = ["reports"]
