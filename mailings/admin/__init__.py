"""The mail in the coordination's office, a module for each room."""

from . import bulletins, deliveries

__all__ = ["bulletins", "deliveries"]
