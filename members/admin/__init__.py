"""The registry in the coordination's office, a module for each room."""

from . import (
    applications,
    corrections,
    exports,
    imports,
    invitations,
    merges,
    offices,
    organizations,
    people,
    privacy,
    queues,
    suspicions,
)

__all__ = [
    "applications",
    "corrections",
    "exports",
    "imports",
    "invitations",
    "merges",
    "offices",
    "organizations",
    "people",
    "privacy",
    "queues",
    "suspicions",
]
