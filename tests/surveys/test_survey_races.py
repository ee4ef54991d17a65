"""Many answer at once, some twice, and the wave is closed meanwhile: each answer counts once, and none is lost."""

from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from surveys.closing import close
from surveys.models import Answer, Draft, Wave
from surveys.tasks import close_due
from tests import make
from tests.mailings.processes import kill, python_process, wait_for
from tests.races import at_once, behind
from tests.surveys.waves import answer, invitees, make_wave, opened_wave, paper, questions, respondent_of, save, send

pytestmark = pytest.mark.django_db(transaction=True)
CLOSER = ["-c", "import django; django.setup(); from surveys.tasks import close_due; close_due()"]
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'surveys_turnout'::regclass"


def test_two_hundred_first_answers_of_forty_organizations_count_once_each():
    """Red without the lock of the draft in `_writing`: several of five are told that theirs was received."""
    wave, together = opened_wave(make_wave(), organizations=40), Barrier(5, timeout=240)
    asked, agree = invitees(wave), questions(wave)[0]
    for one in asked:
        save(one, {agree: {"c": [4]}}, at=timezone.now())

    def press(one) -> str:
        together.wait()
        try:
            send(one, at=timezone.now())
        except ValidationError as refusal:
            return refusal.code
        return "received"

    told = at_once(lambda: [press(one) for one in asked], times=5)
    assert [repr(each)[:150] for each in told if type(each) is not list] == []
    told = [word for words in told for word in words]
    assert told.count("received") == 40
    assert told.count("sent") == 160
    assert close(wave, at=timezone.now()) == 40


def test_link_used_twice_at_once_is_sent_once():
    """Red without the lock of the draft in `_writing`: both are told that theirs was received."""
    wave = opened_wave(make_wave(), organizations=1)
    one = invitees(wave)[0]
    save(one, {questions(wave)[0]: {"c": [4]}}, at=timezone.now())
    sent, refused = behind(lambda: send(one, at=timezone.now()), lambda: send(one, at=timezone.now()))
    assert sent.is_sent is True
    assert type(refused) is ValidationError
    assert getattr(refused, "code", "") == "sent"


def test_two_tabs_lose_neither_answer():
    """Red without the lock of the draft in `_writing`: the second writes over the first."""
    wave = opened_wave(make_wave(), organizations=1)
    one, (agree, where, *_others) = invitees(wave)[0], questions(wave)
    respondent_of(one)
    at = timezone.now()
    results = behind(
        lambda: save(one, {agree: {"c": [4]}}, at=at).is_sent, lambda: save(one, {where: {"c": [1]}}, at=at).is_sent
    )
    assert results == [False, False]
    assert paper(one).given == {agree.pk: {"c": [4]}, where.pk: {"c": [1]}}


def test_two_waves_of_one_survey_do_not_open_at_once():
    """Red without the lock of the survey in `open_wave`: neither sees the other."""
    make.organization()
    one = make_wave()
    other = make_wave(survey=one.survey)
    _opened, refused = behind(lambda: opened_wave(one), lambda: opened_wave(other))
    assert type(refused) is ValidationError
    assert Wave.objects.filter(survey=one.survey, opened_at__isnull=False).count() == 1


@pytest.fixture
def five():
    """A wave that four have answered, and the fifth, who is about to send it."""
    wave = opened_wave(make_wave(), organizations=6)
    for invitee in invitees(wave)[:4]:
        answer(invitee, {"c": [4]})
    fifth = invitees(wave)[4]
    save(fifth, {questions(wave)[0]: {"c": [4]}}, at=timezone.now())
    return wave, fifth


def test_closing_waits_for_an_answer_that_is_being_sent(five):
    """Red without `hold` in `_writing`: the member is thanked for an answer that is erased uncounted."""
    wave, fifth = five
    sent, counted = behind(lambda: send(fifth, at=timezone.now()), lambda: close(wave, at=timezone.now()))
    assert sent.is_sent is True
    assert counted == 5


def test_answer_that_comes_while_the_wave_is_counted_hears_that_it_closed(five):
    """Red without `hold` in `close`: the draft is gone while it is being read, which is an error page."""
    wave, fifth = five
    _counted, refused = behind(lambda: close(wave, at=timezone.now()), lambda: send(fifth, at=timezone.now()))
    assert type(refused) is ValidationError
    assert getattr(refused, "code", "") == "closed"


def test_closing_by_two_workers_counts_once(five):
    """Red without `hold` and the lock of the wave in `close`: the second writes every answer again."""
    wave, fifth = five
    send(fifth, at=timezone.now())
    results = behind(lambda: close(wave, at=timezone.now()), lambda: close(wave, at=timezone.now()))
    assert results == [5, 5]
    assert Answer.objects.filter(question__section__wave=wave).count() == 5


def test_closing_killed_in_the_middle_leaves_nothing_half_and_is_done_the_next_minute(five):
    """Red without the transaction of `close`: answers without numbers, and the next closing writes them twice."""
    wave, fifth = five
    send(fifth, at=timezone.now())
    Wave.objects.filter(pk=wave.pk).update(closes_at=timezone.now())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE surveys_turnout IN ACCESS EXCLUSIVE MODE")

        def inside() -> bool:
            cursor.execute(WAITING)
            return cursor.fetchone()[0] == 1

        with python_process(*CLOSER) as closer:
            wait_for(inside)
            kill(closer)
    written = Answer.objects.filter(question__section__wave=wave)
    close_due()
    wave.refresh_from_db()
    assert wave.answered == 5
    assert written.count() == 5
    assert Draft.objects.count() == 0
    assert wave.turnout.count() == 3
