"""The mail's rooms in the coordination's office."""

from . import deliveries, rules

__all__ = ["deliveries", "rules"]
