"""Commissions in the bench: at work, and all led by the same person, so that whatever she opens has met them all."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from commissions.models import Activity, Agenda, AgendaSection, Commission, Edition, FocalPoint, Seat
from dev.bench.pages import ACCOUNTS, Page
from members.models import Organization, Representation

NUMBER = {1: 10, 446: 10, 44_600: 500}  # of organisations: so many commissions


def pages(organization: str) -> list[Page]:
    slug = Commission.objects.led_by(leader(), at=timezone.now()).earliest("number").slug
    return [
        Page("commissions", "/comisiones/"),
        Page("commission", f"/comisiones/{slug}/"),
        Page("published agenda", f"/comisiones/{slug}/agenda/"),
        Page("commissions inside", "/comisiones/", "focal", at_every_size=False),
        Page("agenda", f"/comisiones/{slug}/trabajo/agenda/", "focal", at_every_size=False),
    ]


def leader():
    return get_user_model().objects.get(email=ACCOUNTS["focal"])


def fill(total: int, organization: str) -> None:
    fill_up(NUMBER[total], organization)


def fill_up(number: int, organization: str) -> None:
    """Make commissions until there are so many, led by that person for that organisation."""
    user, home, now = leader(), Organization.objects.get(slug=organization), timezone.now()
    if not Representation.objects.effective(at=now).filter(user=user, organization=home).exists():
        home.representations.create(user=user, kind="contact", term=(now - timedelta(days=1), None))
    rows = Commission.objects.bulk_create(
        Commission(number=nth, slug=f"comision-{nth}", name=f"Comisión {nth}", description="Inventada.")
        for nth in range(Commission.objects.count() + 1, number + 1)
    )
    shared = {"organization": home, "term": (now - timedelta(hours=1), None)}
    Seat.objects.bulk_create(Seat(commission=row, delegate=user, **shared) for row in rows)
    FocalPoint.objects.bulk_create(
        FocalPoint(commission=row, user=user, kind="titular", origin="elected", **shared) for row in rows
    )
    _agendas(rows, user, now=now)


def _agendas(commissions, user, *, now) -> None:
    agendas = Agenda.objects.bulk_create(Agenda(commission=row) for row in commissions)
    kinds = [kind for kind, _label in AgendaSection._meta.get_field("kind").choices]
    AgendaSection.objects.bulk_create(
        AgendaSection(agenda=row, kind=kind, version=1, saved_at=now, saved_by=user)
        for row in agendas
        for kind in kinds
    )
    Activity.objects.bulk_create(Activity(agenda=row, text="Foro", ends_on=timezone.localdate(now)) for row in agendas)
    Edition.objects.bulk_create(Edition(agenda=row, number=1, content={}, published_by=user) for row in agendas)
