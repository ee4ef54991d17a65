"""Invented organisations that ask to join: three wait for a decision (one may be here already), one was declined."""

from datetime import datetime, timedelta

from members.models import Application, Organization, User

from .words import MARK

WAITING = [
    ("Rayuela de Cuidados de la Costa", "20", "Marina Torres de Ejemplo"),
    ("Casa Chocolate de Primeros Pasos", "07", "Julián Cruz de Muestra"),
]


def make_applications(organizations: list[Organization], coordinator: User, *, at: datetime) -> None:
    """Waiting, unconfirmed and declined ones; nothing is due to be sent for any of them."""
    twin = organizations[len(organizations) // 2]
    waiting = [*WAITING, (twin.name.replace(" de ", " para "), twin.state_id, "Elena Díaz de Prueba")]
    sent_at = at - timedelta(days=3)
    rows = [_application(*fields, sent_at, confirmed_at=at - timedelta(days=2)) for fields in waiting]
    rows.append(_application("Ludoteca Resortera de Juego", "31", "Saúl Reyes de Fantasía", sent_at))
    declined = _application("Tienda Globo de Juguetes", "19", "Irma Ruiz de Ejemplo", sent_at, confirmed_at=at)
    declined.decision, declined.decided_at, declined.decided_by = "declined", at, coordinator
    declined.decision_sent_at = at
    declined.reason = "Cuéntenos qué hace la organización por niñas y niños de 0 a 6 años (ejemplo inventado)."
    Application.objects.bulk_create([*rows, declined])


def _application(name: str, state: str, person: str, sent_at: datetime, **fields) -> Application:
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
