"""What whoever follows in leading a commission must know: it stays as it is the moment it is handed over."""

from django.utils import timezone
from django.utils.formats import date_format

from .coming import TO_DO, coming
from .models import Activity, Commission, FocalPoint, JoinRequest, Proposal

MOST = 200


def dossier(commission: Commission) -> dict[str, list]:
    """Lists of plain texts by what they are about."""
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
                "state": row.get_state_display(),
            }
            for row in activities[:MOST]
        ],
        "dates": [{"on": _day(row.day), "what": row.what} for row in coming(commission)[:MOST]],
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


def _who(*people) -> str:
    return " · ".join(str(one) for one in people if one)


def _day(day) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def _moment(moment) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
