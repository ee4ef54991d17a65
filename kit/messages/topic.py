"""Topics of mail that a person may do without."""

from dataclasses import dataclass
from enum import IntEnum

from kit.registries.base import DeclarationRegistry


class TopicGroup(IntEnum):
    """The order in which a person chooses."""

    PERIODICAL = 1
    WORK = 2
    QUESTION = 3
    NOTICE = 4


@dataclass(frozen=True)
class Topic:
    """`name` is stored with whoever opts out; invitations, answers and mail about the login have no topic."""

    name: str
    label: str
    group: TopicGroup


topics: DeclarationRegistry[Topic] = DeclarationRegistry(lambda topic: topic.group)


def topic_choices() -> list[tuple[str, str]]:
    """For a field: the name and the label of each."""
    return [(topic.name, topic.label) for topic in topics.values()]
