"""The mail in the coordination's office."""

from . import addresses, bulletins, deliveries, reminders

__all__ = ["addresses", "bulletins", "deliveries", "reminders"]
