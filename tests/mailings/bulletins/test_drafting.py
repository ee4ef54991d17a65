"""A bulletin drafts itself from what the portal knows, once a month, and tells nothing that is not public."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from commissions.models import Agenda, Commission, Edition
from kit.text.markdown import link, plain
from mailings.bulletins.drafting import draft, draft_due
from mailings.bulletins.markdown import as_html, as_text
from mailings.models import Bulletin, Entry
from tests import make
from tests.cast import commission_scene
from tests.commitments.publishing import published
from tests.surveys.waves import make_wave, opened_wave

pytestmark = pytest.mark.django_db
NOW = timezone.now()
MONTH = timezone.localdate(NOW).replace(day=1)


def texts() -> dict[str, str]:
    return dict(Entry.objects.order_by("place").values_list("title", "text"))


def test_draft_tells_what_happened_since_the_last_one():
    today, scene = timezone.localdate(), commission_scene()
    make.organization("Colibrí_*de* [Puebla]", state="21", joined_on=today)
    make.organization("La de siempre", joined_on=today - timedelta(days=400))
    published("pobreza-multidimensional", (2022, "43.2"))
    opened_wave(make_wave())
    agenda = Agenda.objects.create(commission=scene.commission)
    activity = {"text": "Foro", "state": "planned", "ends_on": (today + timedelta(days=5)).isoformat()}
    far = activity | {"text": "Lejos", "ends_on": (today + timedelta(days=300)).isoformat()}
    content = {"activities": [activity, far]}
    Edition.objects.create(agenda=agenda, number=1, content=content, published_by=scene["focal"])
    draft(MONTH, at=timezone.now())
    by_title = texts()
    assert list(by_title) == ["Agendas publicadas", "Nuevas integrantes", "Cifras al día", "Encuestas", "Lo que viene"]
    assert as_text(by_title["Nuevas integrantes"]).startswith("- Colibrí_*de* [Puebla] (http")
    assert as_html(by_title["Nuevas integrantes"]).count(">Colibrí_*de* [Puebla]</a> (Puebla)") == 1
    assert by_title["Lo que viene"].count("Foro") == 1
    assert by_title["Lo que viene"].count("Lejos") == 0


def test_draft_tells_no_plan_of_a_commission_that_closed():
    day, scene = timezone.localdate() + timedelta(days=5), commission_scene()
    content = {"activities": [{"text": "Foro", "state": "planned", "ends_on": day.isoformat()}]}
    agenda = Agenda.objects.create(commission=scene.commission)
    Edition.objects.create(agenda=agenda, number=1, content=content, published_by=scene["focal"])
    Commission.objects.update(closed_at=timezone.now(), closed_by=scene["focal"])
    draft(MONTH, at=timezone.now())
    assert "Lo que viene" not in texts()


def test_draft_of_a_quiet_month_has_no_empty_part():
    bulletin = draft(MONTH, at=timezone.now())
    assert bulletin.entries.count() == 0
    assert bulletin.prepared_at is None


def test_draft_begins_where_the_last_one_ended():
    make.organization("Nueva", joined_on=timezone.localdate())
    draft(MONTH, at=timezone.now())
    assert Entry.objects.count() == 1
    following = (MONTH + timedelta(days=32)).replace(day=1)
    draft(following, at=timezone.now() + timedelta(days=30))
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("on", "drafted"),
    [
        (date(2026, 11, 19), []),
        (date(2026, 11, 20), [date(2026, 11, 1)]),
        (date(2026, 11, 30), [date(2026, 11, 1)]),
        (date(2027, 2, 28), [date(2027, 2, 1)]),
    ],
)
def test_draft_due_makes_this_months_once_its_day_has_come_also_when_that_was_missed(on, drafted):
    moment = timezone.make_aware(timezone.datetime(on.year, on.month, on.day, 23, 30))
    draft_due(at=moment)
    draft_due(at=moment)
    assert list(Bulletin.objects.values_list("month", flat=True)) == drafted


@pytest.mark.parametrize(
    "words", ["a_b_c *d* `e` [f](g) <h> #i 1. j", "- k", "+ l", "# m", "&amp;", "~~n~~", "!", "\\"]
)
def test_plain_words_are_shown_as_they_are(words):
    assert as_text(plain(words)) == words
    assert as_html(link(words, "https://a.example")).count("<a href=") == 1


def test_text_of_lists_and_links_is_readable_without_html():
    source = "Uno\ndos\n\n- **a**\n- [b](https://b.example)\n\n1. c\n2. d"
    assert as_text(source) == "Uno\ndos\n\n- a\n- b (https://b.example)\n1. c\n2. d"
