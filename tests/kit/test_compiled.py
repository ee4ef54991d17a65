"""A query compiled once answers what the queryset answers, for every value."""

import pytest

from kit.compiled import CompiledQuery
from members.models import Organization
from tests import make


def named(name: str, status: str):
    return Organization.objects.filter(name=name, status=status, kind="organization").values_list("name", "status")


@pytest.mark.django_db
def test_rows_are_those_of_the_queryset_for_every_value(django_assert_num_queries):
    make.organization("Semilla")
    make.organization("Brotes")
    query = CompiledQuery(named, name="a name", status="a status")
    with django_assert_num_queries(3):
        found = [query.rows(name=name, status="active") for name in ("Semilla", "Brotes", "a name")]
    assert found == [[("Semilla", "active")], [("Brotes", "active")], []]
    assert query.rows(name="Semilla", status="withdrawn") == []


def test_example_that_the_query_changes_is_refused():
    query = CompiledQuery(lambda name: Organization.objects.filter(name__contains=name).values_list("pk"), name="one")
    with pytest.raises(ValueError, match="one"):
        query.rows(name="Semilla")
