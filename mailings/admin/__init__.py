"""The mail's rooms in the coordination's office."""

from . import deliveries

__all__ = ["deliveries"]
