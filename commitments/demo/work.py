"""Invented work of the invented organisations: what each ticks, and what some reported of last year."""

import random
from datetime import datetime

from django.utils import timezone

from commitments.models import ActivityReport, Commitment, Focus
from members.models import Organization, Representation, RepresentationKind

MARK = "Aportación inventada para la demostración."
WHAT = [
    "Visitamos cada mes a familias con niñas y niños pequeños y acompañamos a quienes les cuidan.",
    "Formamos a promotoras de la comunidad y reunimos a los centros de salud con las familias.",
    "Abrimos un espacio semanal para niñas y niños de 0 a 6 años y sus familias.",
    "Llevamos el tema al cabildo y publicamos lo que aprendimos.",
]
# How many tick a commitment, in the order of the catalogue: some causes have few friends, so that gaps show.
WEIGHTS = [6, 9, 10, 5, 3, 8, 9, 6, 10, 2, 7, 1]
EVIDENCE = "Listas de asistencia (inventadas)."


def load(*, at: datetime) -> None:
    """About two commitments for each organisation, some reported last year; does nothing where some are ticked."""
    if Focus.objects.exists():
        return
    chance = random.Random(12)  # noqa: S311 invented data
    organizations = Organization.objects.active().order_by("pk").prefetch_related("working_states")
    commitments = list(Commitment.objects.promised(on=timezone.localdate(at)))
    made: list[tuple[Focus, list[str]]] = []
    for organization in organizations:
        codes = [state.code for state in organization.working_states.all()]
        codes += [organization.state_id] if organization.state_id else []
        for commitment in _ticked(chance, commitments):
            made.append((Focus(organization=organization, commitment=commitment), codes))
    Focus.objects.bulk_create([focus for focus, _codes in made], batch_size=5000)
    _place(Focus, made)
    _report(chance, made, year=timezone.localdate(at).year - 1, at=at)


def _ticked(chance: random.Random, commitments: list[Commitment]) -> set[Commitment]:
    """None to four, mostly two."""
    return set(chance.choices(commitments, WEIGHTS[: len(commitments)], k=chance.choice([0, 1, 2, 2, 3, 4])))


def _place(model: type[Focus] | type[ActivityReport], made: list[tuple[Focus | ActivityReport, list[str]]]) -> None:
    through, key = model.states.through, f"{model._meta.model_name}_id"
    rows = [through(**{key: row.pk, "state_id": code}) for row, codes in made for code in codes]
    through.objects.bulk_create(rows, batch_size=5000)


def _report(chance: random.Random, made: list[tuple[Focus, list[str]]], *, year: int, at: datetime) -> None:
    """One in four, where a titular can."""
    titulars = Representation.objects.effective(at=at).filter(kind=RepresentationKind.TITULAR)
    people = dict(titulars.values_list("organization_id", "user_id"))
    reports = []
    for focus, codes in made:
        person = people.get(focus.organization_id)
        if person is None or chance.random() > 0.25:
            continue
        row = ActivityReport(
            organization_id=focus.organization_id,
            commitment_id=focus.commitment_id,
            year=year,
            text=f"{MARK} {chance.choice(WHAT)}",
            girls=chance.randrange(10, 400),
            boys=chance.randrange(10, 400),
            evidence=EVIDENCE,
            reported_at=at,
            reported_by_id=person,
        )
        reports.append((row, codes))
    ActivityReport.objects.bulk_create([row for row, _codes in reports], batch_size=5000)
    _place(ActivityReport, reports)
