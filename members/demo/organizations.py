"""The invented organisations: more where more people live, at least one in every state."""

import random
from datetime import date, datetime, timedelta

from members.geography import state_rows
from members.membership_status import new_slug
from members.models import Donee, Kind, LegalForm, Organization, Size, State, Status, WorkingState

from .words import CAPITALS, CAUSES, HEADS, HOW, IMAGES, MARK, WORK

KINDS = [Kind.ORGANIZATION] * 14 + [Kind.NETWORK] * 3 + [Kind.ACADEMIC, Kind.PRIVATE, Kind.OTHER]
SUFFIXES = {"ac": "A.C.", "iap": "I.A.P.", "ibp": "I.B.P.", "abp": "A.B.P."}
SIZES = [Size.UP_TO_5, Size.UP_TO_15, Size.UP_TO_15, "", Size.UP_TO_5, Size.UP_TO_50, Size.OVER_50]
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
REASONS = ["Cerró sus actividades (inventado).", "Pidió su baja por escrito (inventado)."]


class Namer:
    """Invents names; one that is taken gets its state, then a number."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        self.names: set[str] = set()
        self.slugs: set[str] = set()

    def name(self, kind: str, state: State) -> str:
        pick = self.chance.choice
        head, image, cause = pick(HEADS[kind]), pick(IMAGES), pick(CAUSES)
        name = first = f"{head} {image} {cause}".strip()
        if name in self.names:
            name = first = f"{first} {state.name}"
        number = 1
        while name in self.names:
            number += 1
            name = f"{first} {number}"
        self.names.add(name)
        return name


def make_organizations(chance: random.Random, total: int, *, at: datetime) -> list[Organization]:
    """`total` active organisations, and beside them two of every hundred that withdrew; returns the active ones."""
    rows = state_rows()
    weights = [int(row["poblacion_2020"]) ** 0.6 for row in rows]
    seats = [row["cve_ent"] for row in rows]
    seats += chance.choices(seats, weights, k=max(0, total - len(seats) - 1))
    states = State.objects.in_bulk()
    namer = Namer(chance)
    active = [_organization(chance, namer, number, states[code], at=at) for number, code in enumerate(seats, start=1)]
    active.append(_almost_the_same(active[32] if total > 33 else active[0], namer))
    withdrawn = [
        _withdrawn(chance, _organization(chance, namer, total + number, states[chance.choice(seats)], at=at), at=at)
        for number in range(1, total // 50 + 1)
    ]
    rows = Organization.objects.bulk_create(active[:total] + withdrawn, batch_size=2000)
    _make_working_states(chance, rows, list(states))
    return rows[:total]


def _organization(chance: random.Random, namer: Namer, number: int, state: State, *, at: datetime) -> Organization:
    kind = chance.choice(KINDS)
    name = namer.name(kind, state)
    form = chance.choice(["ac", "ac", "ac", *SUFFIXES]) if kind != Kind.NETWORK else LegalForm.NONE
    slug = new_slug(name, namer.slugs)
    joined_on = date(2018, 3, 1) + timedelta(days=chance.randrange(2900))
    address = f"{slug[:40].strip('-')}.example"
    return Organization(
        name=name,
        legal_name=f"{name} (inventada), {SUFFIXES[form]}" if form in SUFFIXES else "",
        acronym="".join(word[0] for word in name.split() if word[0].isupper()) if chance.random() < 0.2 else "",
        slug=slug,
        kind=kind,
        size=SIZES[number % len(SIZES)],
        legal_form=form,
        rfc=_rfc(number, joined_on) if form in SUFFIXES and chance.random() < 0.8 else "",
        cluni=f"INVENTADA{number:05d}" if form in SUFFIXES and chance.random() < 0.5 else "",
        donee=chance.choice(Donee.values),
        state=state,
        municipality=CAPITALS[state.code] if chance.random() < 0.5 else "",
        description=f"{MARK} En {state.name} {chance.choice(WORK)}. {chance.choice(HOW)}".strip(),
        website=f"https://{address}" if chance.random() < 0.7 else "",
        email=f"contacto@{address}" if chance.random() < 0.95 else "",
        email_audience=chance.choice(["public", "public", "members", "coordination"]),
        phone=f"55 0000 {number % 10000:04d}",
        phone_audience=chance.choice(["public", "members", "coordination"]),
        address=f"Calle Inventada {number}" if chance.random() < 0.5 else "",
        joined_on=joined_on,
        confirmed_at=at - timedelta(days=chance.randrange(700)) if chance.random() < 0.7 else None,
    )


def _rfc(number: int, joined_on: date) -> str:
    """Right in its form and recognisably invented; the last three signs count in base 36."""
    tail = DIGITS[number // 1296 % 36] + DIGITS[number // 36 % 36] + DIGITS[number % 36]
    return f"INV{joined_on:%y%m%d}{tail}"


def _almost_the_same(original: Organization, namer: Namer) -> Organization:
    """The record that somebody entered twice: other signs in the name, the same address and state."""
    return Organization(
        name=f"{original.name}, A. C.",
        legal_name="",
        slug=new_slug(f"{original.name} ac", namer.slugs),
        kind=original.kind,
        state=original.state,
        description=f"{MARK} Registrada dos veces para mostrar cómo se fusiona.",
        website=original.website,
        email=original.email,
        phone=original.phone,
        joined_on=date(2025, 5, 2),
    )


def _withdrawn(chance: random.Random, organization: Organization, *, at: datetime) -> Organization:
    organization.status = Status.WITHDRAWN
    organization.status_at = at - timedelta(days=chance.randrange(30, 900))
    organization.status_reason = chance.choice(REASONS)
    return organization


def _make_working_states(chance: random.Random, organizations: list[Organization], codes: list[str]) -> None:
    """One in six works in other states too."""
    pairs = [
        WorkingState(organization=organization, state_id=code)
        for organization in organizations
        if chance.random() < 1 / 6
        for code in chance.sample(codes, chance.randint(1, 4))
        if code != organization.state_id
    ]
    WorkingState.objects.bulk_create(pairs, batch_size=5000)
