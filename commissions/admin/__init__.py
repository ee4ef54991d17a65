"""The commissions in the coordination's office, a module for each room."""

from . import commissions, people, queues

__all__ = ["commissions", "people", "queues"]
