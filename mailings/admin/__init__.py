"""The mail's rooms in the coordination's office."""

from . import addresses, deliveries

__all__ = ["addresses", "deliveries"]
