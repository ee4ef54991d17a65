"""What whoever follows in leading a commission must know: it stays as it is the moment it is handed over.

Apps above add their own lists (`register`); their keys are those of `templates/commissions/dossier.html`.
"""

from collections.abc import Callable
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from .models import TO_DO, Activity, Agenda, Commission, FocalPoint, FocalPointKind, JoinRequest, SectionComment

MOST = 200
_registered: list[Callable[..., dict[str, list]]] = []


def register(gather: Callable[..., dict[str, list]]) -> Callable[..., dict[str, list]]:
    """Decorator: `gather(commission, at=…)` gives lists of plain texts by what they are about."""
    _registered.append(gather)
    return gather


def dossier(commission: Commission, *, at: datetime) -> dict[str, list]:
    """Lists of plain texts by what they are about, as of that moment."""
    lists = _own(commission, at=at)
    for gather in _registered:
        lists |= gather(commission, at=at)
    return lists


def _own(commission: Commission, *, at: datetime) -> dict[str, list]:
    today = timezone.localdate(at)
    activities = Activity.objects.filter(agenda__commission=commission, state__in=TO_DO).select_related("organization")
    requests = JoinRequest.objects.waiting().filter(commission=commission).select_related("organization")
    people = FocalPoint.objects.filter(commission=commission, may_pass_on=True).select_related("user", "organization")
    return {
        "activities": [
            {
                "text": row.text,
                "who": names(row.organization),
                "ends": day(row.ends_on),
                "is_late": bool(row.ends_on and row.ends_on < today),
                "state": row.get_state_display(),
            }
            for row in activities[:MOST]
        ],
        "agenda": _agenda(commission),
        "comments": [
            {"section": row.section.get_kind_display(), "text": row.text, "who": str(row.organization)}
            for row in _comments(commission)[:MOST]
        ],
        "alternates": [
            f"{row.user} · {row.organization}" for row in _alternates(commission, at=at).order_by("-term")[:MOST]
        ],
        "requests": [str(row.organization) for row in requests[:MOST]],
        "contacts": [
            {
                "name": str(row.user),
                "organization": str(row.organization),
                "role": row.get_kind_display(),
                "reached": " · ".join(one for one in (row.office_phone, row.mobile, row.email) if one),
            }
            for row in people.order_by("-term")[:MOST]
        ],
    }


def _agenda(commission: Commission) -> str:
    agenda = Agenda.objects.filter(commission=commission).first()
    return str(agenda.get_state_display()) if agenda else ""


def _comments(commission: Commission) -> QuerySet:
    rows = SectionComment.objects.filter(section__agenda__commission=commission, resolved_at__isnull=True)
    return rows.select_related("section", "organization")


def _alternates(commission: Commission, *, at: datetime) -> QuerySet:
    rows = FocalPoint.objects.active(at=at).filter(commission=commission, kind=FocalPointKind.ALTERNATE)
    return rows.select_related("user", "organization")


def names(*rows) -> str:
    return " · ".join(str(row) for row in rows if row)


def day(value) -> str:
    return date_format(value, "DATE_FORMAT") if value else ""
