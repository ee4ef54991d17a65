"""Commissions for the bench: at work, and all led by the same person, so that whatever she opens has met them all."""

from collections.abc import Iterable
from datetime import timedelta

from django.apps import apps
from django.utils import timezone

NUMBER = {1: 10, 446: 10, 44_600: 500}  # of organisations: so many commissions


def fill(total: int, *, leader: str, home: str) -> str:
    """Make commissions until there are `total`, led by that person for that organisation; the address of her first."""
    user = apps.get_model("members.User").objects.get(email=leader)
    organization = apps.get_model("members.Organization").objects.get(slug=home)
    mandates, commissions = apps.get_model("members.Representation").objects, apps.get_model("commissions.Commission")
    now = timezone.now()
    if not mandates.effective(at=now).filter(user=user, organization=organization).exists():
        mandates.create(user=user, organization=organization, kind="contact", term=(now - timedelta(days=1), None))
    made = _make(
        "Commission",
        (
            {"number": number, "slug": f"comision-{number}", "name": f"Comisión {number}", "description": "Inventada."}
            for number in range(commissions.objects.count() + 1, total + 1)
        ),
    )
    _people(made, user, organization, now=now)
    _agendas(made, user, now=now)
    _table(made, user, organization, now=now)
    return commissions.objects.led_by(user, at=now).earliest("number").slug


def _make(model: str, rows: Iterable[dict], *, app: str = "commissions") -> list:
    model = apps.get_model(app, model)
    return model.objects.bulk_create(model(**row) for row in rows)


def _people(made, user, organization, *, now) -> None:
    shared = {"organization": organization, "term": (now - timedelta(hours=1), None)}
    _make("Seat", ({"commission": row, "delegate": user} | shared for row in made))
    leads = {"user": user, "kind": "titular", "origin": "elected"} | shared
    _make("FocalPoint", ({"commission": row} | leads for row in made))


def _agendas(made, user, *, now) -> None:
    agendas = _make("Agenda", ({"commission": row} for row in made))
    saved = {"version": 1, "saved_at": now, "saved_by": user}
    kinds = [kind for kind, _label in apps.get_model("commissions.AgendaSection")._meta.get_field("kind").choices]
    _make("AgendaSection", ({"agenda": row, "kind": kind} | saved for row in agendas for kind in kinds))
    _make("Activity", ({"agenda": row, "text": "Foro", "ends_on": timezone.localdate(now)} for row in agendas))
    _make("Edition", ({"agenda": row, "number": 1, "content": {}, "published_by": user} for row in agendas))


def _table(made, user, organization, *, now) -> None:
    agreed = {"text": "Escribir la carta", "organization": organization, "responsible": user, "made_by": user}
    agreed |= {"due_on": timezone.localdate(now) + timedelta(days=9), "year": timezone.localdate(now).year}
    bodies = _make("Body", ({"commission": row} for row in made), app="meetings")
    _make(
        "Agreement",
        (
            {"body": row, "sequence": number, "key": f"bench-{row.commission.number}-{number}"} | agreed
            for row in bodies
            for number in (1, 2, 3)
        ),
        app="meetings",
    )
    _make(
        "Meeting",
        ({"body": row, "held_on": timezone.localdate(now), "made_by": user} for row in bodies),
        app="meetings",
    )
    told = {"subject": "Hola", "text": "Nos vemos.", "made_by": user}
    _make("CommissionNotice", ({"commission": row} | told for row in made), app="meetings")
    asked = {"text": "¿Sí?", "opened_by": user, "closes_at": now + timedelta(days=1)}
    _make("Proposal", ({"commission": row} | asked for row in made), app="meetings")
