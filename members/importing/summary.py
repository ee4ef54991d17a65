"""How many rows of an import got which verdict, what became of them, and the rows behind each number."""

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from kit.files.uploads import Tab
from members.fields import TITLES
from members.importing.comparing import COMPARED, in_words, label
from members.models import ImportRow, MemberImport, Outcome, Verdict

NOTICED = "notices"
PERSON = ("person_name", "person_position", "person_email", "person_phone")


def counts(source: MemberImport) -> dict[str, int]:
    """Verdict → rows, every verdict there, in one query."""
    return _counted(source, "verdict", Verdict)


def outcomes(source: MemberImport) -> dict[str, int]:
    """Outcome → rows, every outcome there, in one query."""
    return _counted(source, "outcome", Outcome)


def tabs(source: MemberImport) -> list[Tab]:
    """All rows, each verdict, those with notices, and what was left out or not undone."""
    verdicts, results = counts(source), outcomes(source)
    found = [Tab("", _("Todas"), sum(verdicts.values()))]
    found += [Tab(one.value, str(one.label), verdicts[one]) for one in Verdict]
    found.append(Tab(NOTICED, _("Con avisos"), source.rows.exclude(notices=[]).count()))
    return found + [
        Tab(one.value, str(one.label), results[one]) for one in (Outcome.LEFT, Outcome.KEPT) if results[one]
    ]


def filtered(source: MemberImport, key: str) -> QuerySet[ImportRow]:
    """The rows of a tab in the order of the file."""
    rows = source.rows.select_related("organization")
    if key == NOTICED:
        return rows.exclude(notices=[])
    if key in (Outcome.LEFT, Outcome.KEPT):
        return rows.filter(outcome=key)
    return rows.filter(verdict=key) if key else rows


def differences(row: ImportRow) -> list[tuple[str, str, str]]:
    """Field, before and after, in words; of a new organisation, everything that was read but its name."""
    changes = row.changes
    if row.verdict == Verdict.NEW:
        changes = {name: ["", row.values[name]] for name in COMPARED if name in row.values and name != "name"}
    return [(label(name), in_words(name, old), in_words(name, new)) for name, (old, new) in changes.items()]


def columns(source: MemberImport) -> list[tuple[str, str]]:
    """Title of each column that becomes something, and the field that it becomes."""
    matched, joined = source.report.get("matched", {}), source.report.get("joined", {})
    return [
        (title, label(name)) for name in TITLES if name in matched for title in [matched[name], *joined.get(name, [])]
    ]


def person(row: ImportRow) -> str:
    """Who represents it according to the list, with everything that is said of her."""
    return ", ".join(filter(None, (row.values.get(name, "") for name in PERSON)))


def worth_telling(source: MemberImport) -> QuerySet[ImportRow]:
    """The rows that need a look before they are saved: all but those that are unchanged, or new without a doubt."""
    plain = Q(verdict__in=[Verdict.NEW, Verdict.UNCHANGED], notices=[])
    return source.rows.exclude(plain).order_by("number")


def told(row: ImportRow) -> str:
    """What there is to say of a row, in one line: why it is refused or doubted, what it changes, what was left out."""
    found = [row.reason] if row.reason else []
    if row.verdict == Verdict.UPDATED:
        found += [f"{field}: {old or _('vacío')} → {new}." for field, old, new in differences(row)]
    return " ".join([*found, *row.notices])


def _counted(source: MemberImport, field: str, choices) -> dict[str, int]:
    found = dict(source.rows.order_by().values_list(field).annotate(Count("pk")))
    return {value: found.get(value, 0) for value in choices.values}
