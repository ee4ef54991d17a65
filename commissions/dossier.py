"""What whoever follows in leading a commission must know: it stays as it is the moment it is handed over."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from .coming import TO_DO, coming
from .models import (
    Activity,
    Agenda,
    Commission,
    FocalPoint,
    FocalPointKind,
    JoinRequest,
    Proposal,
    SectionComment,
)

MOST = 200


def dossier(commission: Commission, *, at: datetime) -> dict[str, list]:
    """Lists of plain texts by what they are about, as of that moment."""
    today = timezone.localdate(at)
    agreements = commission.agreements.open().select_related("organization", "responsible", "commission")
    activities = Activity.objects.filter(agenda__commission=commission, state__in=TO_DO).select_related("organization")
    requests = JoinRequest.objects.waiting().filter(commission=commission).select_related("organization")
    people = FocalPoint.objects.filter(commission=commission, may_pass_on=True).select_related("user", "organization")
    proposals = Proposal.objects.filter(commission=commission, concluded_at__isnull=True).order_by("closes_at")
    return {
        "agreements": [
            {
                "number": row.number,
                "text": row.text,
                "who": _who(row.responsible, row.organization),
                "due": _day(row.due_on),
                "is_late": row.is_overdue(on=today),
                "url": row.get_absolute_url(),
                "state": row.get_state_display(),
            }
            for row in agreements[:MOST]
        ],
        "proposals": [{"text": row.text, "closes": _moment(row.closes_at)} for row in proposals[:MOST]],
        "activities": [
            {
                "text": row.text,
                "who": _who(row.organization),
                "ends": _day(row.ends_on),
                "is_late": bool(row.ends_on and row.ends_on < today),
                "state": row.get_state_display(),
            }
            for row in activities[:MOST]
        ],
        "dates": [{"on": _day(row.day), "what": row.what} for row in coming(commission, since=today)[:MOST]],
        "to_ratify": [row.text for row in Proposal.objects.to_ratify().filter(commission=commission)[:MOST]],
        "agenda": _agenda(commission),
        "comments": [
            {"section": row.section.get_kind_display(), "text": row.text, "who": str(row.organization)}
            for row in _comments(commission)[:MOST]
        ],
        "meetings": [
            {"on": _day(row.held_on), "minutes": _day(row.minutes_sent_on), "link": row.link}
            for row in commission.meetings.order_by("-held_on")[:12]
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
    rows = FocalPoint.objects.living(at=at).filter(commission=commission, kind=FocalPointKind.ALTERNATE)
    return rows.select_related("user", "organization")


def _who(*people) -> str:
    return " · ".join(str(one) for one in people if one)


def _day(day) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def _moment(moment) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
