"""The mail in the coordination's office."""

from . import addresses, bulletins, deliveries, reminder_pauses, subscribers

__all__ = ["addresses", "bulletins", "deliveries", "reminder_pauses", "subscribers"]
