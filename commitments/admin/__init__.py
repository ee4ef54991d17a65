"""The commitments in the coordination's office, a module for each kind of page."""

from . import conditions, figures, indicators, openings, promises, releases, reports, targets

__all__ = ["conditions", "figures", "indicators", "openings", "promises", "queues", "releases", "reports", "targets"]
