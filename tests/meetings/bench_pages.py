"""What the commissions agree and when they meet, in the bench."""

from datetime import timedelta

from django.utils import timezone

from commissions.models import Commission
from dev.bench.pages import Page
from meetings.models import Agreement, Body, CommissionNotice, Meeting, Proposal
from members.models import Organization
from tests.commissions.bench_pages import leader


def pages(organization: str) -> list[Page]:
    work = f"/comisiones/{Commission.objects.led_by(leader(), at=timezone.now()).earliest('number').slug}/trabajo/"
    led = {
        "commission at work": work,
        "agreements": f"{work}acuerdos/",
        "proposals": f"{work}propuestas/",
        "meetings": f"{work}reuniones/",
        "notices": f"{work}avisos/",
    }
    return [
        *(Page(name, path, "focal", at_every_size=False) for name, path in led.items()),
        Page("my agreements", "/mis-acuerdos/?lista=comisiones", "focal", at_every_size=False),
        Page("dashboard", f"{work}escritorio/", "focal", at_every_size=False, share=0.3),
        Page("board of commissions", "/comisiones/tablero/", "staff", at_every_size=False, queries=10),
    ]


def fill(total: int, organization: str) -> None:
    """Three agreements, a meeting, a notice and a decision in each commission that has none."""
    user, now = leader(), timezone.now()
    today, rows = timezone.localdate(now), list(Commission.objects.filter(body=None))
    bodies = Body.objects.bulk_create(Body(commission=row) for row in rows)
    facts = {"text": "Escribir la carta", "responsible": user, "made_by": user, "year": today.year}
    facts |= {"organization": Organization.objects.get(slug=organization), "due_on": today + timedelta(days=9)}
    Agreement.objects.bulk_create(
        Agreement(body=row, sequence=nth, key=f"bench-{row.commission.number}-{nth}", **facts)
        for row in bodies
        for nth in (1, 2, 3)
    )
    Meeting.objects.bulk_create(Meeting(body=row, held_on=today, made_by=user) for row in bodies)
    words = {"subject": "Hola", "text": "Nos vemos."}
    CommissionNotice.objects.bulk_create(CommissionNotice(commission=row, made_by=user, **words) for row in rows)
    closes_at = now + timedelta(days=1)
    Proposal.objects.bulk_create(
        Proposal(commission=row, text="¿Sí?", opened_by=user, closes_at=closes_at) for row in rows
    )
