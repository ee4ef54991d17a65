"""What somebody once said or published stays as it was, whatever SQL the web's role sends."""

import pytest
from django.db import ProgrammingError, transaction

from commissions.models import Agenda, AgendaSection, Edition, Handover, Revision
from commitments.models import Condition, ConditionReview, Judgement, Target
from tests import make


def judgement(person):
    return Judgement.objects.create(target=Target.objects.first(), verdict="slow", reason="Falta.", made_by=person)


def review(person):
    return ConditionReview.objects.create(
        condition=Condition.objects.first(), state="pending", evidence="Nada.", made_by=person
    )


def agenda() -> Agenda:
    return Agenda.objects.create(commission=make.commission())


def revision(person):
    section = AgendaSection.objects.create(agenda=agenda(), kind="objectives")
    return Revision.objects.create(section=section, version=1, content={"objectives": "Leer."}, saved_by=person)


def edition(person):
    return Edition.objects.create(agenda=agenda(), number=1, content={}, published_by=person)


def handover(person):
    commission = make.commission()
    after = make.focal_point(commission, person, make.organization())
    return Handover.objects.create(commission=commission, after=after, made_by=person)


@pytest.mark.parametrize(
    ("made", "change"),
    [
        (judgement, {"reason": "Nunca faltó."}),
        (judgement, {"made_at": "2020-01-01T00:00Z"}),
        (review, {"evidence": "Todo."}),
        (revision, {"content": {"objectives": "Otra cosa."}}),
        (edition, {"content": {"objectives": {"objectives": "Otra cosa."}}}),
        (handover, {"dossier": {}, "made_at": "2020-01-01T00:00Z"}),
    ],
)
def test_what_was_said_is_neither_changed_nor_deleted(db, made, change):
    row = made(make.user())
    before = type(row).objects.values().get(pk=row.pk)
    rows = type(row).objects.filter(pk=row.pk)
    for act in (lambda: rows.update(**change), lambda: rows._raw_delete(rows.db)):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            act()
    assert rows.values().get() == before
