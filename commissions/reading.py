"""An agenda as its pages show it: every section of the sheet, also those that nobody has written yet."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from kit.database.compiled import compiled

from .differing import Piece, pieces
from .models import (
    Activity,
    ActivityState,
    Agenda,
    AgendaSection,
    Commission,
    Edition,
    Revision,
    SectionComment,
    SectionKind,
)
from .questions import ADDRESSES, QUESTIONS, missing, missing_by_section, shown


@dataclass(frozen=True)
class Part:
    """A section with its answers; `row` has no key where nothing was saved."""

    row: AgendaSection
    comments: list[SectionComment]

    @property
    def kind(self) -> SectionKind:
        return SectionKind(self.row.kind)

    @property
    def address(self) -> str:
        return ADDRESSES[self.kind]

    @property
    def answers(self) -> list[tuple[str, str]]:
        return shown(self.kind, self.row.content)

    @property
    def missing(self) -> list[str]:
        return missing(self.kind, self.row.content)

    @property
    def open_comments(self) -> list[SectionComment]:
        return [row for row in self.comments if row.resolved_at is None]


@dataclass(frozen=True)
class AgendaContent:
    """A whole agenda at work."""

    agenda: Agenda
    parts: list[Part]
    activities: list[Activity] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)

    @property
    def missing(self) -> list[Part]:
        """The sections in which something has no answer yet."""
        return [part for part in self.parts if part.missing]

    def following(self, kind: str) -> Part | None:
        """What is to be written after that section: the next one in which something is missing, or else the first."""
        kinds = [part.row.kind for part in self.parts]
        after = kinds.index(kind) + 1
        return next((part for part in self.parts[after:] + self.parts[:after] if part.missing), None)

    @property
    def open_comments(self) -> int:
        """How many comments wait, over all sections."""
        return sum(len(part.open_comments) for part in self.parts)

    @property
    def written(self) -> int:
        """In how many sections nothing is missing."""
        return len(self.parts) - len(self.missing)


def agenda_content(commission: Commission) -> AgendaContent:
    """Everything that an agenda says now; five queries, fewer where nothing was written."""
    agenda = Agenda.objects.filter(commission=commission).first()
    if agenda is None:
        agenda = Agenda(commission=commission)
        return AgendaContent(agenda, [Part(AgendaSection(agenda=agenda, kind=kind), []) for kind in QUESTIONS])
    rows = {row.kind: row for row in _sections(agenda)}
    for row in rows.values():
        row.agenda = agenda
    comments: dict[int, list] = {}
    for row in _comments(agenda):
        comments.setdefault(row.section_id, []).append(row)
    sections = [rows.get(kind) or AgendaSection(agenda=agenda, kind=kind) for kind in QUESTIONS]
    return AgendaContent(
        agenda,
        [Part(row, comments.get(row.pk, [])) for row in sections],
        _activities(agenda),
        list(agenda.editions.defer("content")),
    )


@compiled
def _sections(agenda: Agenda):
    return AgendaSection.objects.filter(agenda=agenda).select_related("saved_by")


@compiled
def _comments(agenda: Agenda):
    comments = SectionComment.objects.filter(section__agenda=agenda)
    return comments.select_related("organization", "made_by", "resolved_by")


@compiled
def _activities(agenda: Agenda):
    return Activity.objects.filter(agenda=agenda).select_related("organization")


def part_of(commission: Commission, kind: str) -> Part:
    """One section with what was said about it."""
    row = (
        AgendaSection.objects.filter(agenda__commission=commission, kind=kind)
        .select_related("saved_by", "agenda")
        .first()
    )
    if row is None:
        return Part(AgendaSection(agenda=Agenda.objects.filter(commission=commission).first(), kind=kind), [])
    return Part(row, list(row.comments.select_related("organization", "made_by", "resolved_by")))


def newer_version(commission: Commission, kind: str, version: int) -> AgendaSection | None:
    """The section as somebody saved it after that version, with who did."""
    rows = AgendaSection.objects.filter(agenda__commission=commission, kind=kind, version__gt=version)
    return rows.select_related("saved_by").first()


def missing_by_commission(*, among: Collection[int] | None = None) -> dict[Commission, list[str]]:
    """The commissions that work and in whose agenda something is missing, with its sections; only those, if given."""
    commissions = Commission.objects.open() if among is None else Commission.objects.open().filter(pk__in=among)
    contents = {row: {} for row in commissions}
    rows = AgendaSection.objects.filter(agenda__commission__in=contents)
    for commission, kind, content in rows.values_list("agenda__commission", "kind", "content"):
        contents[Commission(pk=commission)][kind] = content
    gaps = {
        row: [str(label) for _kind, label, _fields in missing_by_section(written)] for row, written in contents.items()
    }
    return {row: sections for row, sections in gaps.items() if sections}


@dataclass(frozen=True)
class Change:
    """A version of a section and how each answer differs from the version before."""

    revision: Revision
    answers: list[tuple[str, list[Piece]]]


def changes(kind: str, revisions: Iterable[Revision]) -> list[Change]:
    """Versions that follow each other, the newest first, each beside the one before it."""
    rows = list(revisions)
    earlier = Revision.objects.filter(section=rows[-1].section_id, version=rows[-1].version - 1) if rows else ()
    before = [row.content for row in [*rows[1:], *earlier]]
    before += [{}] * (len(rows) - len(before))
    return [
        Change(
            row,
            [
                (label, pieces(was, now))
                for (label, was), (_label, now) in zip(shown(kind, old), shown(kind, row.content), strict=True)
                if was != now
            ],
        )
        for row, old in zip(rows, before, strict=True)
    ]


@dataclass(frozen=True)
class PlanLine:
    """A line of the plan as an edition froze it."""

    text: str
    organization: str
    starts_on: date | None
    ends_on: date | None
    expected: str
    state: str


def published(edition: Edition) -> tuple[list[tuple[SectionKind, list[tuple[str, str]]]], list[PlanLine]]:
    """The sections with their answers, and the plan, of a published edition."""
    sections = [(SectionKind(kind), shown(kind, edition.content.get(kind, {}))) for kind in QUESTIONS]
    return sections, [_line(row) for row in edition.content.get("activities", [])]


def _line(row: dict) -> PlanLine:
    starts, ends = (date.fromisoformat(row[name]) if row.get(name) else None for name in ("starts_on", "ends_on"))
    state = str(ActivityState(row["state"]).label)
    return PlanLine(row["text"], row.get("organization", ""), starts, ends, row.get("expected", ""), state)
