"""The commissions in the coordination's office, a module for each room."""

from . import agreements

__all__ = ["agreements"]
