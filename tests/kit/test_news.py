"""News: once to whom it concerns, never to who did it; what happens once more is said once more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kit.messages import News, ReminderPart
from members.models import Organization
from tests import make

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def actor():
    return make.user("actor@pacto.example")


@pytest.fixture
def reader():
    return make.user("reader@pacto.example")


@pytest.fixture
def news(actor, reader):
    """Somebody confirmed the record of an organisation."""
    return News(
        name="confirmed",
        title="",
        description="",
        rows=lambda at: Organization.objects.all(),
        moment="confirmed_at",
        actor="confirmed_by_id",
        readers=lambda rows, at: {row.pk: [actor, reader, reader] for row in rows},
        wording=lambda row, user: ReminderPart(f"{row.name} · {user.email}", "", "", ""),
        sample=lambda user, at: Organization(name="Ejemplo"),
    )


@pytest.fixture
def row(actor):
    row = make.organization("Semilla")
    confirm(row, actor)
    return row


def confirm(row, actor, *, at=NOW):
    Organization.objects.filter(pk=row.pk).update(confirmed_at=at, confirmed_by=actor)


def test_news_are_for_everybody_else_once(news, row, reader):
    due = news.due(at=NOW)
    assert [(each.row, each.user, each.since) for each in due] == [(row, reader, timezone.localdate(NOW))]
    assert news.part(due[0]).subject == "Semilla · reader@pacto.example"
    assert len(due[0].period) <= 20


@pytest.mark.parametrize(("after", "known"), [(-1, 0), (0, 1), (3 * 86400 - 1, 1), (3 * 86400, 0)])
def test_news_last_three_days(news, row, after, known):
    assert len(news.due(at=NOW + timedelta(seconds=after))) == known


def test_news_of_what_happens_once_more_are_others(news, row, actor):
    before = news.due(at=NOW)[0].key
    confirm(row, actor, at=NOW + timedelta(microseconds=1))
    assert news.due(at=NOW + timedelta(hours=1))[0].key != before


def test_news_about_these_rows_alone(news, row, actor):
    other = make.organization("Balero")
    confirm(other, actor)
    assert [each.row for each in news.due(at=NOW, among={other.pk})] == [other]


def test_news_cost_the_same_however_many_there_are(news, actor, django_assert_num_queries):
    for _each in range(5):
        confirm(make.organization(), actor)
    with django_assert_num_queries(1):
        assert len(news.due(at=NOW)) == 5


def test_news_have_an_example(news):
    assert news.part(news.example(at=NOW)).subject == "Ejemplo · ana@example.org"
