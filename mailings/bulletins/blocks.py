"""What is a reader's own in a bulletin: the blocks that apps declare (kit/messages), filled for each reader.

Plain words and addresses, so that a copy can be kept and shown again as it was sent.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from kit.messages import blocks
from members.models import Representation

Block = dict[str, str | bool | list]


def own_blocks(users: Iterable[int], *, at: datetime) -> dict[int, list[Block]]:
    """By key of person the blocks with something of hers; as many queries for one as for a thousand."""
    mandates = {user: [] for user in users}
    rows = Representation.objects.effective(at=at).filter(user__in=mandates).select_related("organization__state")
    for row in rows.order_by("organization__sort_key", "pk"):
        mandates[row.user_id].append(row)
    own: dict[int, list[Block]] = {user: [] for user in mandates}
    for block in blocks.values():
        for user, lines in block.lines(mandates, at=at).items():
            if lines:
                content = {"name": block.name, "title": str(block.title), "is_short_in_text": block.is_short_in_text}
                own[user].append(content | {"lines": [asdict(line) for line in lines]})
    return own
