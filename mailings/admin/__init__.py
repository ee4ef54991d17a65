"""The mail in the coordination's office."""

from . import addresses, bulletins, deliveries, rules

__all__ = ["addresses", "bulletins", "deliveries", "rules"]
