"""A query compiled once answers what the queryset answers, for every value."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kit.database.compiled import compiled
from members.models import Organization, Representation, State
from tests import make

NOON = datetime(2026, 2, 28, 18, tzinfo=UTC)


@compiled
def organizations_named(name: str, *, status: str):
    return Organization.objects.filter(name=name, status=status, kind="organization").values_list("name", "status")


@compiled
def mandates(organization: Organization, *, at: datetime):
    rows = Representation.objects.effective(at=at).filter(organization=organization)
    return rows.select_related("user").prefetch_related("organization__working_states")


@compiled
def around(at: datetime):
    """What follows from a moment."""
    rows = Organization.objects.filter(created_at__gte=at - timedelta(days=7), joined_on__lt=timezone.localdate(at))
    return rows.filter(version=timezone.localdate(at).year - 1).values_list("name", flat=True)


@pytest.mark.django_db
def test_rows_are_those_of_the_queryset_for_every_value(django_assert_num_queries):
    make.organization("Semilla")
    make.organization("Brotes")
    with django_assert_num_queries(3):
        rows = [organizations_named(name, status="active") for name in ("Semilla", "Brotes", "example-0")]
    assert rows == [[("Semilla", "active")], [("Brotes", "active")], []]
    assert organizations_named("Semilla", status="withdrawn") == []


@pytest.mark.django_db
def test_rows_of_a_model_come_with_what_the_queryset_brings_along(django_assert_num_queries):
    home, other, user = make.organization("Semilla"), make.organization("Brotes"), make.user()
    make.representation(home, user)
    state = State.objects.first()
    home.working_states.add(state)
    with django_assert_num_queries(3):
        [row] = mandates(home, at=timezone.now())
        assert row.user == user
        assert [*row.organization.working_states.all()] == [state]
    assert mandates(other, at=timezone.now()) == []
    assert mandates(home, at=timezone.now() - timedelta(days=9000)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (NOON, ["Semilla"]),
        (NOON + timedelta(days=8), []),  # created more than a week ago
        (NOON - timedelta(days=365), []),  # another year
        (datetime(2026, 1, 1, 3, tzinfo=UTC), []),  # still 2025 in Mexico
    ],
)
def test_what_follows_from_a_moment_follows_every_moment(at, expected):
    row = make.organization("Semilla")
    Organization.objects.filter(pk=row.pk).update(created_at=NOON, joined_on=date(2025, 12, 31), version=2025)
    assert around(at) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    "build",
    [
        lambda name: Organization.objects.filter(name__contains=name),
        lambda name: Organization.objects.all()[: len(name)],
    ],
)
def test_argument_that_does_not_reach_the_database_as_it_is_is_refused(build):
    build.__annotations__ = {"name": str}
    with pytest.raises(ValueError, match="arguments"):
        compiled(build)("Semilla")


@pytest.mark.django_db
def test_what_follows_from_a_moment_by_no_fixed_distance_is_refused():
    @compiled
    def of_month(at: datetime):
        return Organization.objects.filter(joined_on__gte=timezone.localdate(at).replace(day=1))

    with pytest.raises(ValueError, match="fixed distance"):
        of_month(NOON)


@pytest.mark.django_db
def test_row_as_argument_counts_by_its_key_alone():
    @compiled
    def namesakes(row: Organization):
        return Organization.objects.filter(name=row.name).exclude(pk=row.pk)

    with pytest.raises(Organization.DoesNotExist):
        namesakes(make.organization())


@pytest.mark.django_db
def test_sql_is_written_at_the_first_call_alone(monkeypatch):
    def build(status: str):
        calls.append(status)
        return Organization.objects.filter(status=status)

    calls, query = [], compiled(build)
    with CaptureQueriesContext(connection) as queries:
        query("active")
        query("withdrawn")
    assert calls == ["example-0", "another text 0"]
    assert [one["sql"].count("'withdrawn'") for one in queries] == [0, 1]
