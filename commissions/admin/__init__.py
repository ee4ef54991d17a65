"""The commissions in the coordination's office, a module for each room."""

from . import agreements, commissions, people, table

__all__ = ["agreements", "commissions", "people", "queues", "table"]
