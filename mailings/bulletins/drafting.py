"""A bulletin drafts itself from what happened in the portal since the last one, and from what is coming."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.messages import Span, sections
from mailings.models import Bulletin, Entry

FROM_DAY = 20  # of each month: by then there is something to tell, and time left to send it
AT_FIRST = timedelta(days=31)
MOST = 12  # lines of a part: a mail is read on a telephone


def draft_due(*, at: datetime) -> Bulletin | None:
    """This month's bulletin, where its day has come and nobody has drafted it yet."""
    today = timezone.localdate(at)
    return draft(today.replace(day=1), at=at) if today.day >= FROM_DAY else None


@transaction.atomic
def draft(month: date, *, at: datetime) -> Bulletin | None:
    """The bulletin of the month that begins on that day, with its parts; None where there is one already."""
    subject = _("El Pacto en %s") % date_format(month, r"F \d\e Y").lower()
    words = {"subject": subject, "intro": _("Esto pasó en el Pacto y esto es lo que viene."), "drafted_at": at}
    bulletin, is_new = Bulletin.objects.get_or_create(month=month, defaults=words)
    if not is_new:
        return None
    span = Span(_since(month, at=at), at)
    filled = [(str(section.title), lines) for section in sections.values() if (lines := section.lines(span))]
    Entry.objects.bulk_create(
        Entry(bulletin=bulletin, place=10 * place, title=title, text=_listed(lines))
        for place, (title, lines) in enumerate(filled, start=1)
    )
    return bulletin


def _since(month: date, *, at: datetime) -> datetime:
    """Since the former bulletin was drafted, which has what there was until then."""
    former = Bulletin.objects.filter(month__lt=month, cancelled_at__isnull=True).values_list("drafted_at", flat=True)
    return former.first() or at - AT_FIRST


def _listed(lines: list[str]) -> str:
    items = [f"- {line}" for line in lines[:MOST]]
    if len(lines) > MOST:
        more = len(lines) - MOST
        items.append("- " + ngettext("y %d más.", "y %d más.", more) % more)
    return "\n".join(items)
