"""Who represents an organisation: a name in one column or three, and what stands beside it."""

from kit.tables import says_nothing

from .parts import Parts, name_and_position, take_apart
from .row import RowReading

SURNAMES = ("person_paternal", "person_maternal")


def read_person(row: RowReading) -> None:
    """Keep her name, position, mail and telephone; without any name they are those of the organisation."""
    parts = take_apart(row.cells.get("person_name", ""))
    name, position = _named(row, parts)
    if name:
        row.keep("person_name", name)
    if position and not row.cells.get("person_position"):
        row.keep("person_position", position)
    _read_contacts(row, parts, whose="person" if name else "")
    has_names = "person_name" in row.cells
    for kind in ("email", "phone"):
        if text := row.cells.get(f"contact_{kind}", ""):
            row.find(f"person_{kind}" if has_names else kind, *(_of(kind, take_apart(text)) or [text]))


def _named(row: RowReading, parts: Parts) -> tuple[str, str]:
    text = parts.rest if parts.is_mixed else row.cells.get("person_name", "")
    name, position = ("", "") if says_nothing(text) else name_and_position(text)
    for surname in filter(None, (row.cells.get(one, "") for one in SURNAMES)):
        if surname.casefold() not in name.casefold().split(" ", 1)[-1]:
            name = f"{name} {surname}"
    return name.strip(), position


def _read_contacts(row: RowReading, parts: Parts, *, whose: str) -> None:
    for kind in ("email", "phone"):
        row.find(f"{whose}_{kind}".lstrip("_"), *_of(kind, parts))
    row.find("website", *parts.sites)


def _of(kind: str, parts: Parts) -> list[str]:
    return parts.emails if kind == "email" else parts.phones
