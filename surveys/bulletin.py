"""What the surveys add to the bulletin: open waves and new results, and what a reader has not answered."""

from collections import defaultdict
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.messages import (
    BlockGroup,
    BlockLine,
    BulletinBlock,
    BulletinSection,
    SectionGroup,
    Span,
    blocks,
    sections,
)
from kit.text.dates import short_date
from kit.text.markdown import link

from .models import Invitee, Wave


def waves(span: Span) -> list[str]:
    listed = settings.SITE_URL + reverse("survey_list")
    open_now = [
        link(row.title, listed) + _(": puede responder hasta el %s.") % short_date(timezone.localtime(row.closes_at))
        for row in Wave.objects.open(at=span.until).order_by("closes_at")
    ]
    published = Wave.objects.filter(published_at__gt=span.since, published_at__lte=span.until, is_baseline=False)
    return open_now + [
        link(_("Resultados: %s") % row.title, settings.SITE_URL + reverse("wave_results", args=[row.slug]))
        for row in published.order_by("published_at")
    ]


def own_surveys(mandates, *, at: datetime) -> dict[int, list[BlockLine]]:
    """What each may answer, and as of last night nobody did."""
    lines, managing = defaultdict(list), defaultdict(list)
    for user, rows in mandates.items():
        for row in rows:
            if row.may_manage:
                managing[row.organization_id].append(user)
    own = Q(user__in=mandates) | Q(user=None, organization__in=managing)
    for row in Invitee.objects.open(at=at).missing().filter(own).with_wave().order_by("wave__closes_at", "pk"):
        line = _line(row)
        for user in [row.user_id] if row.user_id else managing[row.organization_id]:
            lines[user].append(line)
    return lines


def _line(row: Invitee) -> BlockLine:
    words = {"who": row.organization.name, "minutes": row.wave.minutes}
    words["until"] = short_date(timezone.localtime(row.wave.closes_at))
    after = _("%(who)s, %(minutes)s minutos, hasta el %(until)s") % words
    url = settings.SITE_URL + reverse("member_surveys", args=[row.organization.slug])
    return BlockLine(row.wave.title, url, after=f" ({after})")


sections.register(BulletinSection("surveys", gettext_lazy("Encuestas"), SectionGroup.OPINIONS, waves))
blocks.register(
    BulletinBlock("own_surveys", gettext_lazy("Encuestas por responder"), BlockGroup.QUESTIONS, own_surveys)
)
