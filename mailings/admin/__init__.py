"""The mail in the coordination's office."""

from . import addresses, bulletins, deliveries, reminder_pauses

__all__ = ["addresses", "bulletins", "deliveries", "reminder_pauses"]
