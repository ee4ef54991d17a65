"""A commission measured against its own words: how often it meets, and in how many days its minutes go out.

What a commission has not written down in its agenda is not measured. Pure functions of plain values: days are days of
the portal's calendar, `on` is the day of asking.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commissions.questions import RHYTHMS

# Minutes that went out late are told for a quarter; those that never did, until they do.
LATE_IS_TOLD = timedelta(days=92)
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class OwnRules:
    """What the section «Mecanismos de trabajo» says, since the day on which it was first said; None is unsaid."""

    since: date
    rhythm: str | None = None
    minutes_days: int | None = None


@dataclass(frozen=True)
class PastMeeting:
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


def history(versions: Iterable[tuple[date, dict]]) -> list[OwnRules]:
    """What was said over time, the oldest first; what says the same again is the same rule."""
    rows: list[OwnRules] = []
    for since, content in versions:
        rules = own_rules(content, since=since) or OwnRules(since)
        if not rows or (rows[-1].rhythm, rows[-1].minutes_days) != (rules.rhythm, rules.minutes_days):
            rows.append(rules)
    return rows


def current(rules: Sequence[OwnRules]) -> OwnRules | None:
    """The last of them, since its rhythm was first said without a break; None where it says nothing."""
    if not rules or own_rules(vars(rules[-1]), since=rules[-1].since) is None:
        return None
    since = rules[-1].since
    for earlier in reversed(rules):
        if earlier.rhythm != rules[-1].rhythm:
            break
        since = earlier.since
    return replace(rules[-1], since=since)


def missed_meetings(rules: OwnRules, meetings: Iterable[PastMeeting], *, on: date) -> int:
    """How many are missing: since the last one, or of all that the year, as far as the rule held, asked for."""
    if rules.rhythm is None:
        return 0
    _label, days = RHYTHMS[rules.rhythm]
    since = max(rules.since, on - YEAR)
    days_held = [one.on for one in meetings if since <= one.on <= on]
    since_the_last = (on - max([since, *days_held])).days - 1
    in_the_year = ((on - since).days - 1) // days - len(days_held)
    return max(0, since_the_last // days, in_the_year)


def minutes_due(rules: Sequence[OwnRules], meeting: PastMeeting) -> date | None:
    """The last day for the minutes by the rule that held on the day of the meeting; None where there was none."""
    then = next((one for one in reversed(rules) if one.since <= meeting.on), None)
    if then is None or then.minutes_days is None:
        return None
    return meeting.on + timedelta(days=then.minutes_days)


def breaches(
    rules: OwnRules | None, meetings: list[PastMeeting], *, unclear: int, on: date, over_time: Sequence[OwnRules] = ()
) -> list[Breach]:
    """Everything not kept; `unclear` counts open agreements without somebody responsible or without a date.

    `rules` are those of today, `over_time` all of them, where they were others before.
    """
    if rules is None:
        return []
    rows = [*_meetings(rules, meetings, on=on), *_minutes(over_time or [rules], meetings, on=on)]
    if unclear:
        text = ngettext(
            "%d acuerdo abierto no tiene responsable o fecha.",
            "%d acuerdos abiertos no tienen responsable o fecha.",
            unclear,
        )
        rows.append(Breach("agreements", text % unclear))
    return rows


def _meetings(rules: OwnRules, meetings: list[PastMeeting], *, on: date) -> Iterable[Breach]:
    missed = missed_meetings(rules, meetings, on=on)
    if missed:
        label, _days = RHYTHMS[rules.rhythm]
        text = ngettext(
            "Su agenda dice «%(rhythm)s»: falta %(missed)d reunión.",
            "Su agenda dice «%(rhythm)s»: faltan %(missed)d reuniones.",
            missed,
        )
        yield Breach("meeting", text % {"rhythm": label, "missed": missed})


def _minutes(rules: Sequence[OwnRules], meetings: list[PastMeeting], *, on: date) -> Iterable[Breach]:
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
