"""The others of the coordination are asked at once to look at what one of them prepared."""

from datetime import timedelta

from django.utils import timezone

from kit.messages import messages
from members.models import Office, ReviewRequest
from members.reviewing import ask_for_review, review_link
from tests import make
from tests.commitments.office_rows import typed

PAGE = "/admin/commitments/release/1/change/"


def test_everybody_but_who_prepared_it_is_asked_once_a_day(cast):
    colleague, now = make.office(make.user("colega@pacto.example")).user, timezone.now()
    assert ask_for_review("Cifras", PAGE, by=cast["staff"], at=now) == 1
    assert ask_for_review("Cifras", PAGE, by=cast["staff"], at=now + timedelta(hours=1)) == 0
    row = ReviewRequest.objects.get()
    assert (row.user, row.made_by) == (colleague, cast["staff"])
    assert review_link(row).endswith(PAGE)
    assert list(messages["review_request"].due(now)) == [row]


def test_whoever_came_in_through_her_is_no_second_person(cast):
    now = timezone.now()
    puppet = make.office(make.user("otra@pacto.example"))
    Office.objects.filter(pk=puppet.pk).update(given_by=cast["staff"])
    assert ask_for_review("Cifras", PAGE, by=cast["staff"], at=now) == 0


def test_figures_that_wait_ask_for_a_second_person(staff, cast):
    colleague = make.office(make.user("colega@pacto.example")).user
    assert staff.post("/admin/commitments/release/por-formulario/", typed()).status_code == 302
    assert [row.user for row in ReviewRequest.objects.all()] == [colleague]
