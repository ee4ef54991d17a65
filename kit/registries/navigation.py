"""Links to an app's pages from those that everybody has; each app declares its own in `navigation.py`."""

from dataclasses import dataclass
from enum import Enum, IntEnum

from django.urls import reverse

from kit.registries.roles import Role


class Menu(Enum):
    """Where a link stands; those of `FOR_EVERYBODY` are drawn once for all."""

    HEADER = "header"
    FOOTER = "footer"
    HOME = "home"
    MEMBER_AREA = "member area"  # the address takes the organisation's slug
    DIRECTORY = "directory"
    OFFICE = "office"


FOR_EVERYBODY = (Menu.FOOTER, Menu.DIRECTORY)


class LinkGroup(IntEnum):
    """What a link is about; in this order, and inside a group in that of INSTALLED_APPS."""

    COMMITMENTS = 1
    WORK = 2
    MEMBERS = 3
    RESULTS = 4
    NEWS = 5
    ORGANIZATION = 6
    OFFICE = 7
    JOINING = 8
    ACCOUNT = 9
    LEGAL = 10


@dataclass(frozen=True)
class Link:
    """A link as it is drawn; `text` says more where there is room."""

    label: str
    url: str
    text: str = ""


@dataclass(frozen=True)
class _Entry:
    menu: Menu
    label: str
    url_name: str
    group: LinkGroup
    role: Role
    text: str


_entries: list[_Entry] = []


def register_link(
    menu: Menu, label: str, url_name: str, *, group: LinkGroup, role: Role = Role.EVERYBODY, text: str = ""
) -> None:
    """Add a link for users with that role."""
    if menu in FOR_EVERYBODY and role is not Role.EVERYBODY:
        raise ValueError(f"{menu} is drawn once for everybody.")
    _entries.append(_Entry(menu, label, url_name, group, role, text))


def links(menu: Menu, user, *args: str) -> list[Link]:
    """The links of a menu for this user; `args` are those of their addresses."""
    own = [entry for entry in _entries if entry.menu is menu and entry.role.is_held_by(user)]
    return [
        Link(str(entry.label), reverse(entry.url_name, args=args), str(entry.text))
        for entry in sorted(own, key=lambda entry: entry.group)
    ]
