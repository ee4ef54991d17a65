"""A bulletin and those who read it."""

from base64 import b64decode
from datetime import date, timedelta

from django.utils import timezone

from mailings.bulletins import approving, running
from mailings.installed_kinds import installed_kinds
from mailings.models import Bulletin, Delivery, Entry, Picture
from members.models import User
from tests import make


def make_bulletin(month: date | None = None, *, prepared_by: User | None = None, **words) -> Bulletin:
    """Prepared an hour ago, with one part."""
    month = month or _free_month()
    words.setdefault("subject", "El Pacto en noviembre")
    words.setdefault("intro", "Esto pasó.")
    facts = {"prepared_at": timezone.now() - timedelta(hours=1), "prepared_by": prepared_by or make.user()}
    bulletin = Bulletin.objects.create(month=month, **facts, **words)
    Entry.objects.create(bulletin=bulletin, place=10, title="Acuerdos", text="- **Uno** y [otro](https://a.example)")
    return bulletin


def _free_month() -> date:
    """This one, or the first after it that has no bulletin."""
    month = timezone.localdate().replace(day=1)
    while Bulletin.objects.filter(month=month).exists():
        month = (month + timedelta(days=32)).replace(day=1)
    return month


def scheduled_bulletin(bulletin: Bulletin | None = None, *, at=None, starts_at=None) -> Bulletin:
    """Approved and due now, or at that moment."""
    bulletin, at = bulletin or make_bulletin(), at or timezone.now()
    approving.approve(bulletin, version=bulletin.version, by=make.user(), at=at)
    approving.schedule(bulletin, starts_at=starts_at or at, by=make.user(), at=at)
    bulletin.refresh_from_db()
    return bulletin


def make_titulars(*names: str) -> list[User]:
    """People, each the titular of her own organisation."""
    people = [make.user(f"{name.lower()}@pacto.example", name=name) for name in names]
    for person in people:
        make.representation(make.organization(f"Organización de {person.name}"), person)
    return people


def picture_of(bulletin: Bulletin) -> Picture:
    """The picture of its first part, one dot large."""
    dot = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
    facts = {"content": dot, "media_type": "image/png", "width": 1, "height": 1, "alt": "Un punto"}
    return Picture.objects.get_or_create(entry=bulletin.entries.first(), defaults=facts)[0]


def messages_of(bulletin: Bulletin) -> dict[str, bytes]:
    running.start_due(at=timezone.now())
    rows = list(Delivery.objects.filter(bulletin=bulletin).order_by("email"))
    messages = installed_kinds()["bulletin"].write(rows, at=timezone.now())
    return {row.email: messages[row.pk].content(row) for row in rows}
