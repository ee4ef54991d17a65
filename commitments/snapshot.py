"""All that is promised and how it is measured: as it stands, or as it stood at a moment gone by.

What stood is read from the histories (kit/database/audit.py). They begin with the portal: of an earlier day they tell
what they knew at the end of their first one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from math import inf

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import Q, Subquery
from django.db.models.functions import TruncDate

from .models import Commitment, Figure, Generation, Indicator, Pledge, PledgeCommitment, Target


@dataclass(frozen=True)
class Snapshot:
    """Rows that know each other, in the order of pages; a pledge knows its commitments: `promised_to`.

    `past` is the moment, None of what stands now; `is_first_record` where that is before the histories begin.
    """

    commitments: list[Commitment]
    pledges: list[Pledge]
    indicators: list[Indicator]
    targets: list[Target]
    past: datetime | None = None
    is_first_record: bool = False

    def current_pledges(self, *, on: date) -> list[Pledge]:
        """Those of the current generation of a day: the last one adopted that promises something."""
        last = max((row.generation.adopted_on for row in self.pledges if row.generation.adopted_on <= on), default=None)
        return [row for row in self.pledges if row.generation.adopted_on == last]

    def commitment(self, slug: str) -> Commitment | None:
        return next((row for row in self.commitments if row.slug == slug), None)

    def indicator(self, code: str) -> Indicator | None:
        return next((row for row in self.indicators if row.code == code), None)

    def targets_of(self, pledge: Pledge, commitment: Commitment) -> list[Target]:
        return [row for row in self.targets if (row.pledge, row.commitment) == (pledge, commitment)]


def snapshot(*, past: datetime | None = None) -> Snapshot:
    """As it stands, in four queries; as it stood at a moment gone by, in six."""
    if past is not None:
        commitments = as_of(Commitment, at=past)
        is_first_record = any(row.recorded_at > past for row in commitments)
        measured = as_of(Indicator, at=past), as_of(Target, at=past)
        return _linked(commitments, _pledges_as_of(past), *measured, past=past, is_first_record=is_first_record)
    pledges = Pledge.objects.select_related("generation").annotate(keys=ArrayAgg("commitments"))
    tables = (Commitment.objects.all(), pledges, Indicator.objects.all(), Target.objects.all())
    return _linked(*(list(rows.order_by()) for rows in tables))


def as_of(model: type[models.Model], *, at: datetime) -> list:
    """The rows of an audited model as they were at that moment, in one query; `recorded_at` tells since when."""
    events = model.pgh_event_model.objects
    first_day = events.order_by("pgh_id").values(day=TruncDate("pgh_created_at"))[:1]
    by_then = events.filter(Q(pgh_created_at__lte=at) | Q(pgh_created_at__date__lte=Subquery(first_day)))
    last = by_then.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    rows = []
    for event in last:
        if event.pgh_label != "delete":
            row = model(**{field.attname: getattr(event, field.attname) for field in model._meta.concrete_fields})
            row.recorded_at = event.pgh_created_at
            rows.append(row)
    return rows


def with_indicators(figures: Iterable[Figure], indicators: Iterable[Indicator]) -> Iterator[Figure]:
    """Each figure with its indicator as it is among these."""
    by_key = {row.pk: row for row in indicators}
    for figure in figures:
        figure.indicator = by_key.get(figure.indicator_id, figure.indicator)
        yield figure


def _pledges_as_of(at: datetime) -> list[Pledge]:
    generations = {row.pk: row for row in as_of(Generation, at=at)}
    pledges = as_of(Pledge, at=at)
    links = as_of(PledgeCommitment, at=at)
    for pledge in pledges:
        pledge.generation = generations[pledge.generation_id]
        pledge.keys = [link.commitment_id for link in links if link.pledge_id == pledge.pk]
    return pledges


def _linked(commitments, pledges, indicators, targets, **moment) -> Snapshot:
    of_commitment, of_indicator, of_pledge = (
        {row.pk: row for row in rows} for rows in (commitments, indicators, pledges)
    )
    for pledge in pledges:
        pledge.promised_to = [row for row in sorted(commitments, key=lambda row: row.place) if row.pk in pledge.keys]
    for indicator in indicators:
        indicator.commitment = of_commitment.get(indicator.commitment_id)
    for target in targets:
        target.pledge = of_pledge[target.pledge_id]
        target.commitment = of_commitment[target.commitment_id]
        target.indicator = of_indicator.get(target.indicator_id)
    return Snapshot(
        sorted(commitments, key=lambda row: row.place),
        sorted(pledges, key=_pledge_order),
        sorted(indicators, key=lambda row: (row.commitment.place if row.commitment else inf, row.place, row.name)),
        sorted(targets, key=lambda row: (*_pledge_order(row.pledge), row.place)),
        **moment,
    )


def _pledge_order(pledge: Pledge) -> tuple[date, int]:
    return pledge.generation.adopted_on, pledge.number
