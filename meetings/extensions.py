"""What a dossier says of agreements, decisions and meetings when a commission is handed over."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from commissions.dossier import MOST, day, names, register
from commissions.models import Commission

from .coming import coming
from .models import Agreement, Meeting, Proposal

MOST_MEETINGS = 12


@register
def gather(commission: Commission, *, at: datetime) -> dict[str, list]:
    today = timezone.localdate(at)
    agreements = (
        Agreement.objects.of_commission(commission).open().with_body().select_related("organization", "responsible")
    )
    proposals = Proposal.objects.filter(commission=commission, concluded_at=None, withdrawn_at=None).order_by(
        "closes_at"
    )
    return {
        "agreements": [
            {
                "number": row.number,
                "text": row.text,
                "who": names(row.responsible, row.organization),
                "due": day(row.due_on),
                "is_late": row.is_overdue(on=today),
                "url": row.get_absolute_url(),
                "state": row.get_state_display(),
            }
            for row in agreements[:MOST]
        ],
        "proposals": [{"text": row.text, "closes": _moment(row.closes_at)} for row in proposals[:MOST]],
        "dates": [{"on": day(row.day), "what": row.what} for row in coming(commission, since=today)[:MOST]],
        "to_ratify": [row.text for row in Proposal.objects.to_ratify().filter(commission=commission)[:MOST]],
        "meetings": [
            {"on": day(row.held_on), "minutes": day(row.minutes_sent_on), "link": row.link}
            for row in Meeting.objects.of_commission(commission).order_by("-held_on")[:MOST_MEETINGS]
        ],
    }


def _moment(value) -> str:
    return date_format(timezone.localtime(value), "DATETIME_FORMAT")
