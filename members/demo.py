"""An invented registry for the demonstration: 446 organisations over the 32 states, every one marked as invented."""

import random
from datetime import date, timedelta

from django.utils import timezone
from django.utils.text import slugify

from .geography import state_rows
from .models import (
    Donee,
    Kind,
    LegalForm,
    Office,
    OfficeKind,
    Organization,
    Representation,
    RepresentationKind,
    State,
    User,
)

PASSWORD = "pacto-demo"  # noqa: S105 the demonstration's accounts are public
TOTAL = 446
MARK = "Organización inventada para la demostración."
FIRST = [
    "Semilla",
    "Colibrí",
    "Papalote",
    "Ceiba",
    "Luciérnaga",
    "Arcoíris",
    "Rehilete",
    "Girasol",
    "Caracol",
    "Nopal",
    "Jacaranda",
    "Golondrina",
    "Maíz Tierno",
    "Canica",
    "Trompo",
    "Mariposa",
    "Ardilla",
    "Bugambilia",
    "Ñandú",
    "Tortuga",
]
SECOND = [
    "de la Niñez",
    "de Crianza",
    "de Primeros Pasos",
    "de Palabras",
    "de Cuidados",
    "de Juego",
    "de Lactancia",
    "de Salud Infantil",
    "de Abrazos",
    "de Cuentos",
    "de la Primera Infancia",
    "de Familias",
]
WORK = [
    "acompaña a madres, padres y cuidadores en sus primeros años de crianza",
    "promueve la lactancia materna",
    "abre centros comunitarios de educación inicial",
    "detecta a tiempo la discapacidad y orienta a las familias",
    "acerca cuentos y juego a las comunidades",
    "vigila el crecimiento y la nutrición de niñas y niños",
]
ACCOUNTS = [
    ("coordinacion@pacto.example", "Carmen Inventada"),
    ("coordinacion2@pacto.example", "Octavio Inventado"),
    ("representante@pacto.example", "Rosa Inventada"),
    ("puntofocal@pacto.example", "Pablo Inventado"),
    ("suplente@pacto.example", "Silvia Inventada"),
    ("consejo@pacto.example", "Consuelo Inventada"),
]


def load() -> None:
    """Make the invented registry; does nothing where it already is."""
    if Organization.objects.exists():
        return
    chance = random.Random(446)  # noqa: S311 invented data
    organizations = make_organizations(chance, TOTAL)
    make_accounts(organizations)


def make_organizations(chance: random.Random, total: int) -> list[Organization]:
    """`total` invented organisations, more where more people live, at least one in every state."""
    states = state_rows()
    weights = [int(row["poblacion_2020"]) ** 0.6 for row in states]
    seats = [row["cve_ent"] for row in states]
    seats += chance.choices(seats, weights, k=total - len(seats))
    by_code = State.objects.in_bulk()
    return Organization.objects.bulk_create(
        [_organization(chance, number, by_code[code]) for number, code in enumerate(seats, start=1)], batch_size=1000
    )


def _organization(chance: random.Random, number: int, state: State) -> Organization:
    name = f"{chance.choice(FIRST)} {chance.choice(SECOND)} {state.name} {number}"
    form = chance.choice(LegalForm.values[:4])
    suffix = {"ac": "A.C.", "iap": "I.A.P.", "ibp": "I.B.P.", "abp": "A.B.P."}[form]
    slug = slugify(name)[:80]
    return Organization(
        name=name,
        legal_name=f"{name} (inventada), {suffix}",
        slug=slug,
        kind=chance.choice([Kind.ORGANIZATION] * 5 + Kind.values),
        legal_form=form,
        donee=chance.choice(Donee.values),
        state=state,
        municipality="",
        description=f"{MARK} En {state.name} {chance.choice(WORK)}.",
        website=f"https://{slug[:40].strip('-')}.example",
        email=f"contacto@{slug[:40].strip('-')}.example",
        email_audience=chance.choice(["public", "members"]),
        phone=f"55 0000 {number:04d}",
        joined_on=date(2018, 3, 1) + timedelta(days=chance.randrange(2900)),
        confirmed_at=timezone.now() - timedelta(days=chance.randrange(700)) if chance.random() < 0.7 else None,
    )


def make_accounts(organizations: list[Organization]) -> None:
    """The accounts that the demonstration prints."""
    users = {}
    for email, name in ACCOUNTS:
        users[email.split("@")[0]] = user = User.objects.known(email, name=name)
        user.set_password(PASSWORD)
        user.welcomed_at = timezone.now()
        user.save()
        user.emailaddress_set.update(verified=True)
    since = timezone.now() - timedelta(days=300)
    for account in ("coordinacion", "coordinacion2"):
        Office.objects.create(user=users[account], kind=OfficeKind.COORDINATION, term=(since, None))
    Office.objects.create(user=users["consejo"], kind=OfficeKind.BOARD, term=(since, None))
    mandates = [
        ("representante", 0, "titular"),
        ("representante", 40, "alternate"),
        ("puntofocal", 1, "titular"),
        ("suplente", 2, "titular"),
    ]
    for account, place, kind in mandates:
        Representation.objects.create(
            user=users[account],
            organization=organizations[place],
            kind=RepresentationKind(kind),
            term=(since, None),
            position="Dirección",
        )
