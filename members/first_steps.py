"""What an organisation is proposed in its first weeks in the portal: to be found, to be reached, not to hang on one.

Each app adds its own steps in `home.py`; however many there are, the first page asks for all of them in one query.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kit.database.compiled import compiled
from kit.registries.home import WaitingItem

from .fields import CONTACT_FIELDS
from .models import Audience, Invitation, Organization, Representation, User

FIRST_WEEKS = timedelta(days=60)


class StepRow(NamedTuple):
    """An organisation by name to which a step is proposed, the slug that leads there, and a word more."""

    name: str
    slug: str
    note: str


_steps: list[tuple[compiled, Callable[[StepRow], WaitingItem]]] = []


def first_step(item: Callable[[StepRow], WaitingItem]) -> Callable[[Callable], Callable]:
    """Decorator of `rows(user: User, *, at: datetime)`, a queryset of the values of a `StepRow`; `item` says each."""

    def register(rows: Callable[..., QuerySet]) -> Callable[..., QuerySet]:
        _steps.append((compiled(rows), item))
        return rows

    return register


def steps_of(user: User, *, at: datetime) -> Iterator[WaitingItem]:
    """Every step that is proposed to the person, in the order of INSTALLED_APPS; one query."""
    statements = [rows.statement(user=user, at=at) for rows, _item in _steps]
    select = "SELECT {}, name, slug, note FROM ({}) AS step (name, slug, note)"
    sql = " UNION ALL ".join(select.format(place, sql) for place, (sql, _values) in enumerate(statements))
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY 1, 2", [value for _sql, values in statements for value in values])
        rows = cursor.fetchall()
    for place, *row in rows:
        yield _steps[place][1](StepRow(*row))


def is_new(user: User, *, at: datetime) -> bool:
    """Whether the person was welcomed a few weeks ago: what is proposed later is a nuisance."""
    return bool(user.welcomed_at) and user.welcomed_at > at - FIRST_WEEKS


def managed_by(user: User, *, at: datetime) -> QuerySet[Organization]:
    """Those whose record and people she changes, by name."""
    mandates = Representation.objects.effective(at=at).managing().filter(user=user)
    return Organization.objects.filter(pk__in=mandates.values("organization")).order_by("sort_key", "pk")


def without_contact(organizations: QuerySet[Organization]) -> QuerySet[Organization]:
    """Those to whom no other organisation can write or call."""
    names = [name for name in CONTACT_FIELDS if name != "address"]
    hidden = (Q(**{name: ""}) | Q(**{f"{name}_audience": Audience.COORDINATION}) for name in names)
    return organizations.filter(*hidden)


def with_one_person(organizations: QuerySet[Organization], *, at: datetime) -> QuerySet[Organization]:
    """Those that a single person speaks for as titular or alternate, and that have invited nobody."""
    mandates = Representation.objects.effective(at=at).managing().filter(organization=OuterRef("pk"))
    number = mandates.order_by().values("organization").values_list(Count("pk"))
    rows = organizations.annotate(managing=number)
    return rows.filter(~Exists(Invitation.objects.open(at=at).filter(organization=OuterRef("pk"))), managing=1)


def proposed_email(organization: Organization, user: User) -> str:
    """The address to show others: of the record, else of the application, else of whoever asks."""
    application = getattr(organization, "application", None)
    return organization.email or (application.contact_email if application else user.email)
