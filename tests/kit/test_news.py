"""News: once to whom it concerns, never to who did it; what happens once more is said once more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commissions.models import Commission
from kit.messages import News, ReminderPart
from meetings.models import CommissionNotice
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
    """Somebody wrote a notice."""
    return News(
        name="written",
        title="",
        description="",
        rows=lambda at: CommissionNotice.objects.all(),
        moment="made_at",
        actor="made_by_id",
        readers=lambda rows, at: {row.pk: [actor, reader, reader] for row in rows},
        wording=lambda row, user: ReminderPart(f"{row.subject} · {user.email}", "", "", ""),
        sample=lambda user, at: CommissionNotice(subject="Ejemplo"),
    )


def write(actor, subject="Semilla", *, at=NOW) -> CommissionNotice:
    commission = Commission.objects.first() or make.commission(4)
    return CommissionNotice.objects.create(commission=commission, subject=subject, made_by=actor, made_at=at)


@pytest.fixture
def row(actor):
    return write(actor)


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
    CommissionNotice.objects.update(made_at=NOW + timedelta(microseconds=1))
    assert news.due(at=NOW + timedelta(hours=1))[0].key != before


def test_news_about_these_rows_alone(news, row, actor):
    other = write(actor, "Balero")
    assert [each.row for each in news.due(at=NOW, among={other.pk})] == [other]


def test_news_cost_the_same_however_many_there_are(news, actor, django_assert_num_queries):
    for _each in range(5):
        write(actor)
    with django_assert_num_queries(1):
        assert len(news.due(at=NOW)) == 5


def test_news_have_an_example(news):
    assert news.part(news.example(at=NOW)).subject == "Ejemplo · ana@example.org"
