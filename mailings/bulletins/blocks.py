"""What is a reader's own in a bulletin: her agreements, her surveys, what her commissions have next, her state.

Plain words and addresses, so that a copy can be kept and shown again as it was sent. None of the addresses is a key:
bulletins are passed on, so each leads to a page of the portal that asks who one is.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commissions.models import TO_DO, Activity, Seat
from mailings.words import short_day
from meetings.models import Agreement
from members.models import Organization, Representation
from members.models.mandates import MANAGING
from surveys.models import Invitee

AHEAD, LATELY = timedelta(days=45), timedelta(days=31)
MOST = 6
Block = dict[str, list | str]


def blocks(users: Iterable[int], *, at: datetime) -> dict[int, Block]:
    """By key of person what is hers; seven queries, for one as for a thousand."""
    users = set(users)
    mandates = defaultdict(list)
    rows = Representation.objects.in_force(at=at).filter(user__in=users).select_related("organization__state")
    for row in rows.order_by("organization__sort_key", "pk"):
        mandates[row.user_id].append(row)
    agreements, asked = _agreements(users, at=at), _surveys(users, mandates, at=at)
    dates, states = _dates(mandates, at=at), _states(mandates, at=at)
    return {
        user: {
            "agreements": agreements[user][:MOST],
            "more": _more(agreements[user]),
            "surveys": asked[user],
            "dates": dates[user][:MOST],
            "states": states[user],
        }
        for user in users
    }


def _more(lines: list) -> str:
    number = len(lines) - MOST
    return ngettext("y %d acuerdo más", "y %d acuerdos más", number) % number if number > 0 else ""


def _address(path: str) -> str:
    return settings.SITE_URL + path


def _agreements(users: set[int], *, at: datetime) -> dict[int, list]:
    """The open ones for which each answers, the earliest first."""
    found, today = defaultdict(list), timezone.localdate(at)
    rows = Agreement.objects.answerable(at=at).filter(responsible__in=users).select_related("commission")
    for row in rows.order_by("due_on", "pk"):
        line = {"text": Truncator(row.text).chars(140), "url": _address(row.get_absolute_url())}
        line |= {"when": _("sin fecha"), "is_late": row.is_overdue(on=today)}
        if row.due_on:
            line["when"] = (_("venció el %s") if line["is_late"] else _("para el %s")) % short_day(row.due_on)
        found[row.responsible_id].append(line)
    return found


def _surveys(users: set[int], mandates: dict, *, at: datetime) -> dict[int, list]:
    """What each may answer, and as of last night nobody did."""
    found, speaking = defaultdict(list), defaultdict(list)
    for user, rows in mandates.items():
        for row in rows:
            if row.kind in MANAGING:
                speaking[row.organization_id].append(user)
    mine = Q(user__in=users) | Q(user=None, organization__in=speaking)
    for row in Invitee.objects.open(at=at).missing().filter(mine).asked().order_by("wave__closes_at", "pk"):
        line = {"title": row.wave.title, "minutes": row.wave.minutes, "who": row.organization.name}
        line["until"] = short_day(timezone.localtime(row.wave.closes_at))
        line["url"] = _address(reverse("member_surveys", args=[row.organization.slug]))
        for user in [row.user_id] if row.user_id else speaking[row.organization_id]:
            found[user].append(line)
    return found


def _dates(mandates: dict, *, at: datetime) -> dict[int, list]:
    """What the commissions in which each sits have next: agreements and activities of the weeks that follow."""
    organizations = {row.organization_id for rows in mandates.values() for row in rows}
    seats = Seat.objects.living(at=at).filter(organization__in=organizations, commission__closed_at=None)
    sitting = defaultdict(set)
    for organization, commission in seats.values_list("organization", "commission"):
        sitting[organization].add(commission)
    lines = _coming({each for some in sitting.values() for each in some}, on=timezone.localdate(at))
    found = {}
    for user, rows in mandates.items():
        mine = set().union(*(sitting[row.organization_id] for row in rows))
        found[user] = [line for _day, commission, line in lines if commission in mine]
    return defaultdict(list, found)


def _coming(commissions: set[int], *, on: date) -> list[tuple[date, int, dict]]:
    """Day, commission and line, by day."""
    until = on + AHEAD
    agreed = Agreement.objects.upcoming(on=on, until=until).filter(commission__in=commissions)
    planned = Activity.objects.filter(agenda__commission__in=commissions, state__in=TO_DO, ends_on__range=(on, until))
    found = [(row.due_on, row.commission, row.text) for row in agreed.select_related("commission")]
    found += [(row.ends_on, row.agenda.commission, row.text) for row in planned.select_related("agenda__commission")]
    found.sort(key=lambda one: (one[0], one[1].number, one[2]))
    return [
        (
            day,
            commission.pk,
            {
                "day": short_day(day),
                "what": Truncator(text).chars(140),
                "where": commission.name,
                "url": _address(reverse("commission_work", args=[commission.slug])),
            },
        )
        for day, commission, text in found
    ]


def _states(mandates: dict, *, at: datetime) -> dict[int, list]:
    """How many organisations each state of hers has, and how many came lately."""
    states = {row.organization.state_id: row.organization.state for rows in mandates.values() for row in rows}
    states.pop(None, None)
    lately = Count("pk", filter=Q(joined_on__gt=timezone.localdate(at - LATELY)))
    counted = Organization.objects.active().filter(state__in=states).order_by().values("state")
    numbers = {one["state"]: one for one in counted.annotate(all=Count("pk"), new=lately)}
    lines = {code: _state_line(state, numbers[code]) for code, state in states.items()}
    hers = {user: dict.fromkeys(row.organization.state_id for row in rows) for user, rows in mandates.items()}
    return defaultdict(list, {user: [lines[code] for code in codes if code] for user, codes in hers.items()})


def _state_line(state, numbers: dict) -> dict:
    words = {"state": state.name, "number": numbers["all"]}
    told = ngettext("%(state)s: %(number)d integrante", "%(state)s: %(number)d integrantes", numbers["all"]) % words
    if numbers["new"]:
        told += ngettext(", %d nueva este mes", ", %d nuevas este mes", numbers["new"]) % numbers["new"]
    return {"text": told, "url": _address(reverse("state", args=[state.slug]))}
