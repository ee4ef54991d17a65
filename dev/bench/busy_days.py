"""The days of a busy month, each with its acts and its sweeps; prints as JSON what was sent to whom.

Run where Django is set up (`dev.bench.busy_month` does).
"""

import json
from collections import Counter
from datetime import datetime, timedelta

from django.utils import timezone

from dev.bench.busy_month import counted, moments
from mailings.bulletins import approving, circulars, running
from mailings.models import Delivery, MailItem
from mailings.outbox import sending
from members import confirming
from members.models import Office, OfficeKind, Organization, User
from surveys.models import Question, Section, Survey, Wave
from surveys.opening import open_wave


def tell() -> None:
    by = Office.objects.filter(kind=OfficeKind.COORDINATION).order_by("pk").first().user
    Delivery.objects.all().delete()
    acts = 0
    for place, at in enumerate(moments(timezone.localtime())):
        acts += _act(place, by=by, at=at)
        _sweep(at + timedelta(minutes=1))
    rows = Delivery.objects.filter(state="sent")
    days = Counter((row.user_id or row.email, timezone.localdate(row.sent_at)) for row in rows.filter(kind="digest"))
    others = Counter((row.user_id or row.email, timezone.localdate(row.sent_at)) for row in rows.exclude(kind="digest"))
    items = Counter(MailItem.objects.exclude(delivery=None).values_list("kind", "object_id", "period", "email"))
    result = {"digests": counted(days), "others": counted(others), "acts": acts}
    result |= {"by_kind": dict(Counter(rows.values_list("kind", flat=True)))}
    print(json.dumps(result | {"twice": sum(count > 1 for count in items.values())}))


def _sweep(at: datetime) -> None:
    """Until nothing is left: a run ends after half a minute of its clock, which stands still."""
    while sending.send_due(clock=lambda: at):
        pass


def _act(place: int, *, by: User, at: datetime) -> int:
    """A survey a week, a circular twice a week, and each working day ten organisations asked about their record."""
    if place % 21 == 1:
        open_wave(_wave(place), by=by, at=at, opens_at=at, closes_at=at + timedelta(days=13))
        return 1
    if place % 10 == 5:
        _circular(by, place, at=at)
        return 1
    if place % 3 == 0:
        some = Organization.objects.active().filter(representations__term__contains=at).distinct().order_by("pk")
        for organization in some[10 * place : 10 * place + 10]:
            confirming.ask_now(organization, by=by, at=at)
        return len(some[10 * place : 10 * place + 10])
    return 0


def _wave(place: int) -> Wave:
    survey = Survey.objects.create(slug=f"bench-{place}", name=f"Encuesta {place}")
    wave = Wave.objects.create(survey=survey, slug=f"bench-{place}", title=f"Encuesta {place}")
    section = Section.objects.create(wave=wave, position=1, title="Una parte")
    Question.objects.create(section=section, position=1, kind="agreement", wording="El Pacto avanza.")
    return wave


def _circular(by: User, place: int, *, at: datetime) -> None:
    circular = circulars.begin(audience="states", subject=f"Circular {place}", at=at)
    circular.audience_values, circular.intro = ["20", "21", "09"], "Nos vemos pronto."
    approving.edited(circular, by=by, at=at - timedelta(days=2))
    circular.save()
    approving.approve(circular, version=circular.version, by=by, at=at)
    approving.schedule(circular, starts_at=at, by=by, at=at)
    running.start_due(at=at)
