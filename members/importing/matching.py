"""Which organisation of the registry a row is: by its key in the portal, else RFC, else CLUNI, else name and state."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from members.likeness import name_key
from members.models import Organization, Status

SURE = ("slug", "rfc", "cluni")
FIELDS = ("id", *SURE, "name", "legal_name", "state_id", "status")


@dataclass(frozen=True)
class Match:
    """Keys of the organisations that a row may be, and by which field they were found ("" for name and state)."""

    keys: tuple[int, ...] = ()
    by: str = ""


def recorded(*fields: str) -> Iterator[dict]:
    """Every organisation, merged ones last: an active record wins; two queries."""
    rows = Organization.objects.order_by("pk").values(*fields)
    for some in (rows.exclude(status=Status.MERGED), rows.filter(status=Status.MERGED)):
        yield from some.iterator(chunk_size=5000)


class Registry:
    """The registry arranged by what identifies an organisation; a few hundred bytes for each."""

    def __init__(self, rows: Iterable[Mapping]):
        self.by_code: dict[str, dict[str, int]] = {name: {} for name in SURE}
        self.by_name: dict[str, tuple[int, ...]] = {}
        self.states: dict[int, str | None] = {}
        self.merged: set[int] = set()
        for row in rows:
            self.add(row)

    @classmethod
    def build(cls) -> "Registry":
        """From all organisations."""
        return cls(recorded(*FIELDS))

    def add(self, row: Mapping) -> None:
        """Add a record (the fields of FIELDS)."""
        for name in SURE:
            if row.get(name):
                self.by_code[name].setdefault(row[name], row["id"])
        for key in {name_key(row.get(name) or "") for name in ("name", "legal_name")} - {""}:
            self.by_name[key] = (*self.by_name.get(key, ()), row["id"])
        self.states[row["id"]] = row.get("state_id")
        if row.get("status") == Status.MERGED:
            self.merged.add(row["id"])

    def find(self, values: Mapping) -> Match:
        """The organisations that have these values' codes, else their name in their state."""
        for name in SURE:
            key = self.holder(name, values.get(name))
            if key is not None:
                return Match((key,), name)
        return Match(self._named(values))

    def holder(self, name: str, code: str | None) -> int | None:
        """Who has this code, one of SURE."""
        return self.by_code[name].get(code)

    def _named(self, values: Mapping) -> tuple[int, ...]:
        """Same name and state; a row without a state is the only one of that name."""
        keys = {name_key(values.get(name) or "") for name in ("name", "legal_name")}
        states = {key: self.states[key] for name in keys for key in self.by_name.get(name, ())}
        active = {key: state for key, state in states.items() if key not in self.merged}
        for group in (active, states):
            same = tuple(sorted(key for key, state in group.items() if state == values.get("state")))
            if same or (len(group) == 1 and not values.get("state")):
                return same or tuple(group)
        return ()


def identities(values: Mapping) -> list[str]:
    """What makes two rows of one file the same organisation."""
    codes = [f"{name}:{values[name]}" for name in SURE if values.get(name)]
    key = name_key(values.get("name") or "")
    return [*codes, f"name:{key}:{values.get('state', '')}"] if key else codes
