"""A mandate ends, or a report is published, while somebody writes what her organisation does."""

from dataclasses import dataclass

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone

from commitments.activity_reports import save_activity_report, withdraw_activity_report
from commitments.focuses import fingerprint, save_choice, stored_choice
from commitments.models import ActivityReport, Commitment, Focus, ReportDraft
from commitments.reporting.publishing import discard, publish
from members import mandates
from members.models import Representation, State
from tests import make
from tests.races import behind

pytestmark = pytest.mark.django_db(transaction=True)
ACTS = ["choice", "report", "withdrawal"]


@dataclass
class Work:
    """An organisation that works on one commitment and reported on it; whoever manages it."""

    mandate: Representation
    report: ActivityReport

    def act(self, name: str):
        """What its titular does, as of the moment at which she pressed the button."""
        organization, shared = self.mandate.organization, {"by": self.mandate.user, "at": timezone.now()}
        opened = {"offered": [self.report.commitment], "version": fingerprint(stored_choice(organization))}
        values = {"text": "Otra cosa.", "states": State.objects.filter(code="20")}
        return {
            "choice": lambda: save_choice(organization, {}, **opened, **shared),
            "report": lambda: save_activity_report(self.report, values, version=1, **shared),
            "withdrawal": lambda: withdraw_activity_report(self.report, version=1, **shared),
        }[name]

    def end(self) -> None:
        mandates.end(self.mandate, by=self.mandate.user, at=timezone.now())


def stored() -> tuple[int, list[str]]:
    return Focus.objects.count(), list(ActivityReport.objects.values_list("text", flat=True))


@pytest.fixture
def work(db) -> Work:
    mandate = make.representation(make.organization(), make.user())
    make.focus(mandate.organization, "lactancia", "20")
    year = timezone.localdate().year
    return Work(mandate, make.activity_report(mandate.organization, "lactancia", year=year, text="Lo nuestro."))


@pytest.mark.parametrize("name", ACTS)
def test_whoever_lost_her_mandate_while_she_waited_changes_nothing(work, name):
    """Red without the question, or the lock, of `lock_managed`: it is done by whom has no right any more."""
    _ended, refusal = behind(work.end, work.act(name))
    assert isinstance(refusal, ValidationError)
    assert refusal.messages == ["Su encargo en esta organización ya terminó: no se guardó nada."]
    assert stored() == (1, ["Lo nuestro."])


@pytest.mark.parametrize("name", ACTS)
def test_end_of_a_mandate_waits_for_what_its_person_is_writing(work, name):
    """Red without the lock of `lock_managed`: the mandate ends first, and what she writes comes after it."""
    act = work.act(name)
    _done, seen_at_the_end = behind(act, lambda: work.end() or stored())
    assert seen_at_the_end == stored() != (1, ["Lo nuestro."])


@pytest.mark.parametrize("name", ["report", "withdrawal"])
def test_whoever_writes_while_the_year_is_published_hears_that_it_is_closed(work, name):
    """Red without the lock of the table in `lock_activity_report`: the database refuses, which is an error page."""
    staff = make.user(name="Otra")
    draft = ReportDraft.objects.create(
        year=work.report.year, summary="Palabras.", prepared_by=make.user(), prepared_at=timezone.now()
    )
    act = work.act(name)
    _report, refusal = behind(lambda: publish(draft, by=staff, at=timezone.now()), act)
    assert isinstance(refusal, ValidationError)
    assert refusal.messages == ["El informe anual de ese año ya se publicó: lo que se contó queda como está."]


def test_draft_that_was_published_meanwhile_is_not_said_to_be_discarded():
    """Red without the lock of the draft in `discard`: «nada se publicó», while it was."""
    draft = ReportDraft.objects.create(
        year=timezone.localdate().year, summary="Palabras.", prepared_by=make.user(), prepared_at=timezone.now()
    )
    staff, now = make.user(name="Otra"), timezone.now()
    _report, refusal = behind(lambda: publish(draft, by=staff, at=now), lambda: discard(draft))
    assert isinstance(refusal, ValidationError)
    assert refusal.messages == ["Alguien acaba de publicarlo o de retirarlo."]


def test_report_is_not_begun_where_the_tick_was_taken_away_meanwhile(work):
    """What a page asks, the act asks again: Http404, and nothing is written."""
    fresh = ActivityReport(
        organization=work.mandate.organization, commitment=Commitment.objects.get(slug="juego"), year=work.report.year
    )
    values = {"text": "Otra cosa.", "states": []}
    with pytest.raises(Http404):
        save_activity_report(fresh, values, version=0, by=work.mandate.user, at=timezone.now())
    assert stored() == (1, ["Lo nuestro."])
