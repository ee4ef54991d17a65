"""A commission measured against its own words: how often it meets, and in how many days its minutes go out.

What a commission has not written down in its agenda is not measured. Pure functions of plain values: days are days of
the portal's calendar, `on` is the day of asking.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .sheet import RHYTHMS

# Minutes that went out late are told for a quarter; those that never did, until they do.
LATE_IS_TOLD = timedelta(days=92)


@dataclass(frozen=True)
class OwnRules:
    """What the section «Mecanismos de trabajo» says, since the day on which it was first said; None is unsaid."""

    since: date
    rhythm: str | None = None
    minutes_days: int | None = None


@dataclass(frozen=True)
class Held:
    """A meeting and the day on which its minutes went out."""

    on: date
    minutes_on: date | None = None


@dataclass(frozen=True)
class Breach:
    """A rule that was not kept, in words; `rule` is meeting, minutes or agreements."""

    rule: str
    text: str


def own_rules(content: dict, *, since: date | None) -> OwnRules | None:
    """The rules of a saved section; None where it says nothing that can be measured."""
    rhythm = content.get("rhythm") if content.get("rhythm") in RHYTHMS else None
    days = str(content.get("minutes_days", "")).strip()
    minutes_days = int(days) if days.isascii() and days.isdecimal() else None
    if since is None or (rhythm is None and minutes_days is None):
        return None
    return OwnRules(since, rhythm, minutes_days)


def missed_meetings(rules: OwnRules, meetings: Iterable[Held], *, on: date) -> int:
    """How many meetings should have been held since the last one, or since the rule was written."""
    if rules.rhythm is None:
        return 0
    _label, days = RHYTHMS[rules.rhythm]
    last = max([rules.since, *(one.on for one in meetings if one.on <= on)])
    return max(0, (on - last).days - 1) // days


def minutes_due(rules: OwnRules, meeting: Held) -> date | None:
    """The last day for the minutes; None where no days were promised, or the meeting is older than the promise."""
    if rules.minutes_days is None or meeting.on < rules.since:
        return None
    return meeting.on + timedelta(days=rules.minutes_days)


def breaches(rules: OwnRules | None, meetings: list[Held], *, vague: int, on: date) -> list[Breach]:
    """Everything not kept; `vague` counts open agreements without somebody responsible or without a date."""
    if rules is None:
        return []
    found = [*_meetings(rules, meetings, on=on), *_minutes(rules, meetings, on=on)]
    if vague:
        text = ngettext(
            "%d acuerdo abierto no tiene responsable o fecha.",
            "%d acuerdos abiertos no tienen responsable o fecha.",
            vague,
        )
        found.append(Breach("agreements", text % vague))
    return found


def _meetings(rules: OwnRules, meetings: list[Held], *, on: date) -> Iterable[Breach]:
    missed = missed_meetings(rules, meetings, on=on)
    if missed:
        label, _days = RHYTHMS[rules.rhythm]
        text = ngettext(
            "Su agenda dice «%(rhythm)s»: falta %(missed)d reunión.",
            "Su agenda dice «%(rhythm)s»: faltan %(missed)d reuniones.",
            missed,
        )
        yield Breach("meeting", text % {"rhythm": label, "missed": missed})


def _minutes(rules: OwnRules, meetings: list[Held], *, on: date) -> Iterable[Breach]:
    missing = _("La minuta del %(held)s debía enviarse a más tardar el %(due)s.")
    late = _("La minuta del %(held)s salió tarde: se esperaba el %(due)s.")
    for meeting in meetings:
        due = minutes_due(rules, meeting)
        if due is None or on <= due:
            continue
        was_late = meeting.minutes_on is not None and meeting.minutes_on > due and on - due <= LATE_IS_TOLD
        if meeting.minutes_on is None or was_late:
            days = {"held": _day(meeting.on), "due": _day(due)}
            yield Breach("minutes", (late if was_late else missing) % days)


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT").lower()
