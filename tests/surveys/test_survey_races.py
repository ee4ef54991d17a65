"""Many answer at once, some twice, and the wave is closed meanwhile: each answer counts once, and none is lost."""

from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from surveys import deadlines
from surveys.answering import decline
from surveys.closing import close_wave
from surveys.missing import send_again
from surveys.models import Answer, Draft, Invitee, Wave
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
    recipients, agree = invitees(wave), questions(wave)[0]
    for one in recipients:
        save(one, {agree: {"c": [4]}}, at=timezone.now())

    def press(one) -> str:
        together.wait()
        try:
            send(one, at=timezone.now())
        except ValidationError as refusal:
            return refusal.code
        return "received"

    outcomes = at_once(lambda: [press(one) for one in recipients], times=5)
    assert [repr(each)[:150] for each in outcomes if type(each) is not list] == []
    outcomes = [word for words in outcomes for word in words]
    assert outcomes.count("received") == 40
    assert outcomes.count("sent") == 160
    assert close_wave(wave, at=timezone.now()) == 40


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
    assert paper(one).answers == {agree.pk: {"c": [4]}, where.pk: {"c": [1]}}


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
    """Red without `hold_open_wave` in `_writing`: the member is thanked for an answer that is erased uncounted."""
    wave, fifth = five
    sent, counted = behind(lambda: send(fifth, at=timezone.now()), lambda: close_wave(wave, at=timezone.now()))
    assert sent.is_sent is True
    assert counted == 5


def test_answer_that_comes_while_the_wave_is_counted_hears_that_it_closed(five):
    """Red without `lock_wave` in `close`: the draft is gone while it is being read, which is an error page."""
    wave, fifth = five
    _counted, refused = behind(lambda: close_wave(wave, at=timezone.now()), lambda: send(fifth, at=timezone.now()))
    assert type(refused) is ValidationError
    assert getattr(refused, "code", "") == "closed"


def test_closing_by_two_workers_counts_once(five):
    """Red without `lock_wave` in `close`: the second writes every answer again."""
    wave, fifth = five
    send(fifth, at=timezone.now())
    results = behind(lambda: close_wave(wave, at=timezone.now()), lambda: close_wave(wave, at=timezone.now()))
    assert results == [5, 5]
    assert Answer.objects.filter(question__section__wave=wave).count() == 5


def test_answer_that_waited_while_the_wave_was_ended_comes_too_late(five):
    """Red without the clock of `hold_open_wave`: it is taken after the count began, and tells who came between."""
    wave, fifth = five
    pressed_at = timezone.now()
    _ended, refused = behind(lambda: deadlines._end(wave, at=timezone.now()), lambda: send(fifth, at=pressed_at))
    assert getattr(refused, "code", "") == "closed"


def test_wave_that_was_ended_meanwhile_is_not_extended(five):
    """Red without the clock of `extend`: it says that the closing was moved, and the wave is counted all the same."""
    wave, _fifth = five
    later, pressed_at = wave.closes_at + timedelta(days=1), timezone.now()
    extend = partial(deadlines.extend, wave, at=pressed_at, closes_at=later)
    _ended, refused = behind(lambda: deadlines._end(wave, at=timezone.now()), extend)
    assert isinstance(refused, ValidationError)
    assert Wave.objects.get(pk=wave.pk).closes_at < later


def test_whoever_declines_while_the_wave_becomes_a_draft_hears_that_it_closed():
    """Red without `hold_open_wave` in `decline`: it is thanked, and invited again."""
    wave = opened_wave(make_wave(), organizations=1)
    first = invitees(wave)[0]
    _draft, refused = behind(lambda: deadlines.take_back(wave), lambda: decline(first, at=timezone.now()))
    assert getattr(refused, "code", "") == "closed"


def test_wave_that_somebody_is_declining_does_not_become_a_draft():
    """Red without `hold_open_wave` in `decline`: who said no is forgotten, and invited again."""
    wave = opened_wave(make_wave(), organizations=1)
    first = invitees(wave)[0]
    _declined, refused = behind(lambda: decline(first, at=timezone.now()), lambda: deadlines.take_back(wave))
    assert isinstance(refused, ValidationError)
    assert Invitee.objects.get(wave=wave).declined_on == timezone.localdate()


def test_link_is_not_sent_again_to_whoever_is_declining():
    """Red without the lock of the invitee in `send_again`: it writes to whoever just said no."""
    wave = opened_wave(make_wave(), organizations=1)
    first = invitees(wave)[0]
    respondent_of(first)
    _declined, refused = behind(lambda: decline(first, at=timezone.now()), lambda: send_again(first, at=timezone.now()))
    assert isinstance(refused, ValidationError)
    assert Invitee.objects.get(wave=wave).again_on is None


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
    assert wave.response_count == 5
    assert written.count() == 5
    assert Draft.objects.count() == 0
    assert wave.turnout.count() == 3
