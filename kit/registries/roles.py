"""Whom something on a page is for."""

from enum import Enum


class Role(Enum):
    """As whom somebody looks; a visitor has not logged in, a person has."""

    EVERYBODY = "everybody"
    VISITOR = "visitor"
    PERSON = "person"
    REPRESENTATIVE = "representative"
    BOARD = "board"
    STAFF = "staff"

    def is_held_by(self, user) -> bool:
        """Whether it is this user's; no query, the roles came with the session."""
        if self in (Role.EVERYBODY, Role.VISITOR):
            return self is Role.EVERYBODY or not user.is_authenticated
        return user.is_authenticated and (self is Role.PERSON or getattr(user, f"is_{self.value}"))
