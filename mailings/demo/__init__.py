"""An invented bulletin that went out, and one that is being prepared.

Through the acts that everybody else goes through; only the mail server is left out, as its readers are invented.
"""

from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from kit.files.images import redraw
from mailings.bulletins import approving, running
from mailings.bulletins.drafting import draft
from mailings.bulletins.kind import blocks_of
from mailings.bulletins.pictures import show
from mailings.models import Bulletin, Delivery, DeliveryState, Entry
from members.models import User

from .picture import draw

INTRO = """Queridas y queridos integrantes: esto es lo que logramos juntos y lo que viene.

*Este boletín es inventado, como todo en esta demostración.*"""
THANKS = """Gracias a quienes vinieron a la asamblea. Lo que más se dijo: **queremos saber qué hacen las demás**.

Por eso desde este mes cada quien recibe el boletín con lo suyo: sus acuerdos, sus encuestas y sus fechas."""


def load(*, at: datetime) -> None:
    """Make both; does nothing where there is one, or where nobody could prepare it."""
    people = {user.email.split("@")[0]: user for user in User.objects.filter(email__endswith="@pacto.example")}
    if Bulletin.objects.exists() or "coordinacion2" not in people:
        return
    today = timezone.localdate(at)
    before = today.replace(day=1) - timedelta(days=1)
    sent_at = at - timedelta(days=4)
    _send(before.replace(day=1), people, at=sent_at - timedelta(hours=1), sent_at=sent_at)
    draft(today.replace(day=1), at=at)


def _send(month, people: dict[str, User], *, at: datetime, sent_at: datetime) -> None:
    first, second = people["coordinacion"], people["coordinacion2"]
    bulletin = draft(month, at=at)
    approving.edited(bulletin, by=first, at=at)
    bulletin.intro = INTRO
    bulletin.save()
    entry = Entry.objects.create(bulletin=bulletin, place=5, title="Lo que dijo la asamblea", text=THANKS)
    show(entry, redraw(draw()), alt="Un sol de colores sobre campos: un dibujo inventado", is_dropped=False)
    approving.approve(bulletin, version=bulletin.version, by=second, at=at)
    approving.schedule(bulletin, starts_at=sent_at, by=second, at=at)
    running.start_due(at=sent_at)
    accounts = Delivery.objects.filter(bulletin=bulletin, user__in=people.values())
    blocks_of(list(accounts), at=sent_at)
    queued = Delivery.objects.filter(bulletin=bulletin, state=DeliveryState.QUEUED)
    queued.update(state=DeliveryState.SENT, sent_at=sent_at, claimed_at=sent_at, attempts=F("attempts") + 1)
