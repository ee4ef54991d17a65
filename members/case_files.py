"""What the registry declares for the case files of the office."""

from . import organization_sections, person_sections

__all__ = ["organization_sections", "person_sections"]
