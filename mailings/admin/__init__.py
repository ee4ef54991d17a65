"""The mail's rooms in the coordination's office."""

from . import bulletins, deliveries

__all__ = ["bulletins", "deliveries"]
