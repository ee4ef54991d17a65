"""Who else comes beside the six roles of the table, and what each is answered: as one of the six, but for exceptions.

Each app declares in its `tests/<app>/access_rows.py` what it knows of them, all of it optional: `MORE_ROLES`, a role
and like whom of the six she is; `add_roles`, which gives those people what they hold or held; and `EXCEPT`, of each
role (its own, or one of another app) «GET POST» under the name of an address, or under name and subject where that is
in two rows.
"""

from collections import defaultdict

from tests.access.table import DECLARED

LIKE = {role: like for module in DECLARED for role, like in getattr(module, "MORE_ROLES", {}).items()}
EXCEPT: dict[str, dict[str, str]] = defaultdict(dict)
for module in DECLARED:
    for role, answers in getattr(module, "EXCEPT", {}).items():
        EXCEPT[role] |= answers


def add_roles(cast) -> None:
    """Give the cast these people, with what each of them holds or held."""
    cast.add(*LIKE)
    for module in DECLARED:
        getattr(module, "add_roles", lambda _cast: None)(cast)
