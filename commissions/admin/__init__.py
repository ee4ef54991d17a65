"""The commissions in the coordination's office: they themselves, their people, what waits."""

from . import commissions, people

__all__ = ["commissions", "people"]
