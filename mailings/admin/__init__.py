"""The mail in the coordination's office, a module for each room."""

from . import deliveries

__all__ = ["deliveries"]
