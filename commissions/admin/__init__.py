"""The commissions in the coordination's office, a module for each room."""

from . import agreements, commissions, people, queues

__all__ = ["agreements", "commissions", "people", "queues"]
