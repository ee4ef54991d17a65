"""A commission at work: its focal point, its alternate, and a delegate whom they admitted as editor."""

from dataclasses import dataclass

import pytest
from django.utils import timezone

from commissions.drafting import save_section
from commissions.models import AgendaSection, Commission
from members.models import User
from tests import make


@dataclass
class Table:
    commission: Commission
    focal: User
    alternate: User
    editor: User

    def save(self, by: User, text: str, *, version: int, kind: str = "objectives", **fields) -> AgendaSection:
        content = {"objectives": text} if kind == "objectives" else fields
        return save_section(self.commission, kind, content, version=version, by=by, at=timezone.now())


def a_table() -> Table:
    commission = make.commission(4)
    people = [make.user(name=name) for name in ("Ana", "Berta", "Carla")]
    homes = [make.organization() for _person in people]
    for home, person in zip(homes, people, strict=True):
        make.representation(home, person)
        make.seat(commission, home, person, is_editor=person is people[2])
    make.focal_point(commission, people[0], homes[0])
    make.focal_point(commission, people[1], homes[1], "alternate")
    return Table(commission, *people)


@pytest.fixture
def table(db) -> Table:
    return a_table()
