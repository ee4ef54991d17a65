"""The registry in the coordination's office, a module for each kind of page."""

from . import (
    applications,
    confirmations,
    corrections,
    exports,
    imports,
    invitations,
    merges,
    offices,
    organizations,
    peer_messages,
    people,
    possible_duplicates,
    privacy,
)

__all__ = [
    "applications",
    "confirmations",
    "corrections",
    "exports",
    "imports",
    "invitations",
    "merges",
    "offices",
    "organizations",
    "peer_messages",
    "people",
    "possible_duplicates",
    "privacy",
]
