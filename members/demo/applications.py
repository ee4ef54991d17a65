"""Invented organisations that ask to join: three wait for a decision (one may be here already), one was declined."""

from datetime import timedelta

from django.utils import timezone

from members.models import Application, Organization, User

from .words import MARK

WAITING = [
    ("Rayuela de Cuidados de la Costa", "20", "Marina Torres de Ejemplo"),
    ("Casa Chocolate de Primeros Pasos", "07", "Julián Cruz de Muestra"),
]


def make_applications(organizations: list[Organization], coordinator: User) -> None:
    """Waiting, unconfirmed and declined ones; nothing is due to be sent for any of them."""
    now = timezone.now()
    twin = organizations[len(organizations) // 2]
    waiting = [*WAITING, (twin.name.replace(" de ", " para "), twin.state_id, "Elena Díaz de Prueba")]
    rows = [_application(*fields, confirmed_at=now - timedelta(days=2)) for fields in waiting]
    rows.append(_application("Ludoteca Resortera de Juego", "31", "Saúl Reyes de Fantasía"))
    declined = _application("Tienda Globo de Juguetes", "19", "Irma Ruiz de Ejemplo", confirmed_at=now)
    declined.decision, declined.decided_at, declined.decided_by = "declined", now, coordinator
    declined.decision_sent_at = now
    declined.reason = "Cuéntenos qué hace la organización por niñas y niños de 0 a 6 años (ejemplo inventado)."
    Application.objects.bulk_create([*rows, declined])


def _application(name: str, state: str, person: str, **fields) -> Application:
    sent_at = timezone.now() - timedelta(days=3)
    return Application(
        name=name,
        state_id=state,
        description=f"{MARK} Quiere sumarse al Pacto.",
        contact_name=person,
        contact_position="Dirección",
        contact_email=f"{person.split()[0].lower()}@solicitud.example",
        created_at=sent_at,
        confirmation_sent_at=sent_at,
        **fields,
    )
