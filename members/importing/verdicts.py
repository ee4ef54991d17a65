"""A verdict for each row of a list, against the registry and against the rows before it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kit.imports.states import RowVerdict
from kit.imports.tables import in_words
from kit.tables import TableRow
from members.likeness import FIELDS as DUPLICATE_FIELDS
from members.likeness import DuplicateIndex, Suspect
from members.models import ImportRow, Organization, Status, WorkingState

from .cells import read_row
from .comparing import changes, current_values
from .matching import FIELDS, SURE, Match, Registry, identities, recorded
from .row import RowReading

SHOWN_SUSPECTS = 3
CODES = {"rfc": "RFC", "cluni": "CLUNI"}


@dataclass
class Case:
    """One row on its way to a verdict."""

    number: int
    reading: RowReading
    match: Match = field(default_factory=Match)
    suspects: list[Suspect] = field(default_factory=list)
    reason: str = ""

    @property
    def keys(self) -> list[int]:
        """Organisations whose record is needed to judge it."""
        return [
            *self.match.keys,
            *(one.organization_id for one in self.suspects if one.organization_id > 0),
        ]


class MemberJudge:
    """Judges the rows of one file, batch by batch; two queries a batch."""

    def __init__(self, registry: Registry, duplicates: DuplicateIndex):
        self.registry, self.duplicates = registry, duplicates
        self.seen: dict[str, tuple[int, tuple[str, ...]]] = {}
        self.taken: dict[int, int] = {}

    @classmethod
    def build(cls) -> "MemberJudge":
        """For the registry as it is now, in one pass: what both keep of a name is kept once."""
        judge = cls(Registry([]), DuplicateIndex([]))
        for row in recorded(*{*FIELDS, *DUPLICATE_FIELDS}):
            judge.registry.add(row)
            if row["status"] != Status.MERGED:
                judge.duplicates.add(row)
        return judge

    def judge(self, rows: Iterable[TableRow]) -> list[ImportRow]:
        """Rows with verdict, values and changes; not saved and without their import."""
        cases = [self._looked_at(_case(row)) for row in rows]
        records = load_records(key for case in cases for key in case.keys)
        return [self._verdict(case, records) for case in cases]

    def _looked_at(self, case: Case) -> Case:
        """Refused by itself or by an earlier row, matched, or compared with everything that is alike."""
        values = case.reading.values
        case.reason = " ".join(case.reading.problems) or self._repeats(values)
        if case.reason:
            return case
        first = (case.number, _codes(values))
        for identity in identities(values):
            self.seen.setdefault(identity, first)
        case.match = self.registry.find(values)
        if case.match.keys:
            case.reason = self._held_by_another(values, case.match)
        else:
            self._compare_with_all(case)
        return case

    def _compare_with_all(self, case: Case) -> None:
        values = case.reading.values
        if values.pop("slug", ""):
            case.reading.notices.append(_("Su clave no está en el portal: se buscó por nombre."))
        record = {name: values.get(name, "") for name in DUPLICATE_FIELDS}
        record |= {"id": -case.number, "state_id": values.get("state")}
        case.suspects = self.duplicates.suspects(record)[:SHOWN_SUSPECTS]
        self.duplicates.add(record)

    def _repeats(self, values: Mapping) -> str:
        """Why the row is an earlier one again, unless their codes say that they are two."""
        for identity in identities(values):
            number, codes = self.seen.get(identity, (0, ()))
            if number and not _contradict(codes, _codes(values)):
                return _("Es la misma organización que la fila %(number)s.") % {"number": number}
        return ""

    def _held_by_another(self, values: Mapping, match: Match) -> str:
        for name, title in CODES.items():
            holder = self.registry.holder(name, values.get(name))
            if holder is not None and holder not in match.keys:
                return _("Su %(code)s es de otra organización del padrón.") % {"code": title}
        return ""

    def _verdict(self, case: Case, records: Mapping[int, Mapping]) -> ImportRow:
        values = case.reading.values
        row = ImportRow(
            number=case.number,
            verdict=RowVerdict.REFUSED,
            reason=case.reason,
            name=(values.get("name") or case.reading.cells.get("name", ""))[:250],
            values=values,
            notices=case.reading.notices,
        )
        if case.reason:
            return row
        if case.match.keys:
            self._judge_matched(row, case, records)
        elif case.suspects:
            self._judge_suspect(row, case, records)
        else:
            row.verdict = RowVerdict.NEW
        if row.verdict in (RowVerdict.NEW, RowVerdict.SUSPECT):
            row.notices += case.reading.doubts
        return row

    def _judge_matched(self, row: ImportRow, case: Case, records: Mapping[int, Mapping]) -> None:
        free = [key for key in case.match.keys if key not in self.taken]
        if not free:
            first = self.taken[case.match.keys[0]]
            row.reason = _("Es la misma organización que la fila %(number)s.") % {"number": first}
            return
        is_exact = case.match.by == "slug"
        differences = {key: changes(records[key]["values"], row.values, is_exact=is_exact) for key in free}
        key = min(free, key=lambda one: (bool(differences[one]), one))
        record = records[key]
        if record["status"] == Status.MERGED:
            row.reason = _("Se fusionó con «%(name)s»; actualice esa.") % {"name": record["merged_into"]}
            return
        if record["status"] == Status.WITHDRAWN:
            row.notices.append(_("Está de baja: importar la lista no la readmite."))
        row.organization_id, row.changes = key, differences[key]
        row.verdict = RowVerdict.UPDATED if differences[key] else RowVerdict.UNCHANGED
        if differences[key] and (doubt := _doubt(case, free, records[key])):
            row.verdict, row.reason = RowVerdict.SUSPECT, doubt
        else:
            self.taken[key] = case.number

    def _judge_suspect(self, row: ImportRow, case: Case, records: Mapping[int, Mapping]) -> None:
        row.verdict = RowVerdict.SUSPECT
        row.reason = " ".join(_likeness(one) for one in case.suspects)
        key = next(iter(case.keys), None)
        if key is not None:
            row.organization_id = key
            row.changes = changes(records[key]["values"], row.values, is_exact=False)


def _case(row: TableRow) -> Case:
    reading = read_row(row.values)
    reading.notices += map(in_words, row.notices)
    return Case(row.number, reading)


def _codes(values: Mapping) -> tuple[str, ...]:
    return tuple(values.get(name, "") for name in SURE)


def _contradict(codes: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(one and other and one != other for one, other in zip(codes, others, strict=True))


def _doubt(case: Case, free: list[int], record: Mapping) -> str:
    """Why a row that was found by its name is perhaps another organisation."""
    if case.match.by:
        return ""
    if len(free) > 1:
        return _("Hay %(count)s organizaciones con ese nombre en el padrón.") % {"count": len(free)}
    if _contradict(_codes(record["values"]), _codes(case.reading.values)):
        return _("Mismo nombre y estado que «%(name)s», pero otro RFC o CLUNI.") % {"name": record["values"]["name"]}
    return ""


def _likeness(suspect: Suspect) -> str:
    where = _("«%(name)s»") % {"name": suspect.name}
    if suspect.organization_id < 0:
        where = _("la fila %(number)s, «%(name)s»") % {"number": -suspect.organization_id, "name": suspect.name}
    why = "; ".join(suspect.reasons)
    return _("Se parece a %(where)s (%(score)s de 100: %(why)s).") % {
        "where": where,
        "score": suspect.score,
        "why": why,
    }


def load_records(keys: Iterable[int]) -> dict[int, dict]:
    """Key → status, name of what it was merged into, and values as they are compared; two queries."""
    wanted = set(keys)
    rows = Organization.objects.filter(pk__in=wanted).select_related("merged_into").defer("search", "words", "sort_key")
    states = working_states(wanted)
    return {
        row.pk: {
            "status": row.status,
            "merged_into": str(row.merged_into or ""),
            "values": current_values(row, states.get(row.pk, [])),
        }
        for row in rows
    }


def working_states(keys: Iterable[int]) -> dict[int, list[str]]:
    """Key → INEGI codes of the other states where it works, in one query."""
    codes: dict[int, list[str]] = {}
    for key, code in WorkingState.objects.filter(organization__in=keys).values_list("organization_id", "state_id"):
        codes.setdefault(key, []).append(code)
    return codes
