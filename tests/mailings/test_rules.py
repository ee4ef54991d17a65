"""What each rule finds, whom it asks, when it is too late for it, and what ends it."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from commissions.drafting import save_section
from commissions.models import Commission, FocalPoint, Seat
from commissions.questions import QUESTIONS
from commissions.reading import incomplete
from kit.messages import reminders
from mailings.models import BadAddress, Item, RulePause
from mailings.reminders.digest_queue import gather, new
from meetings import agreeing, answering
from meetings.messages.agreements import AGREEMENT_STEPS
from meetings.models import Agreement
from members import confirming
from members.models import ConfirmationRequest, Invitation, Organization, Representation
from surveys import audience, missing
from surveys.answering import decline
from surveys.models import Invitee
from tests import make
from tests.mailings.mornings import morning, sweep
from tests.surveys import waves

pytestmark = pytest.mark.django_db
STEPS = [rule.name for rule in AGREEMENT_STEPS]


def found(rule: str, days: int = 0, *, at=None) -> list[tuple]:
    """Address and reason of what the rule finds on the morning so many days from now."""
    return [(one.due.address, str(one.reason)) for one in new(reminders[rule], at=at or morning(days))]


def due_in(parties, days: int, **values) -> Agreement:
    return parties.agree(due_on=timezone.localdate() + timedelta(days=days), **values)


@pytest.mark.parametrize(
    ("rule", "first", "last", "whom"),
    [
        ("agreement_week", -7, -2, "responsible"),
        ("agreement_tomorrow", -1, 0, "responsible"),
        ("agreement_late", 1, 7, "responsible"),
        ("agreement_late_focal_point", 8, 18, "focal"),
        ("agreement_late_coordination", 21, 35, "staff"),
    ],
)
def test_agreement_step_has_a_first_and_a_last_day(parties, rule, first, last, whom):
    due_in(parties, 20)
    email = parties[whom].email
    assert found(rule, 20 + first - 1) == []
    assert found(rule, 20 + first) == found(rule, 20 + last) == [(email, "")]
    assert found(rule, 20 + last + 1) == [(email, "too_old")]


def test_agreement_steps_never_overlap(parties):
    """Nobody hears two steps of the same agreement on one morning."""
    row = due_in(parties, 10)
    for days in range(60):
        told = [name for name in STEPS for _address, reason in found(name, days) if not reason]
        assert len(told) <= 1, (row, days)


@pytest.mark.parametrize("kind", ["done", "help", "time"])
def test_agreement_answered_is_not_told_again_for_its_date(parties, kind):
    row = due_in(parties, 7)
    until = timezone.localdate() + timedelta(days=30) if kind == "time" else None
    answering.answer(row, kind=kind, text="Ya", until=until, by=parties["responsible"], at=timezone.now())
    assert [found(name, days) for name in STEPS for days in (0, 8, 15, 28)] == [[]] * len(STEPS) * 4


def test_agreement_with_a_new_date_begins_again(parties):
    row, now = due_in(parties, 7), timezone.now()
    until = timezone.localdate() + timedelta(days=8)
    answering.answer(row, kind="time", text="Casi", until=until, by=parties["responsible"], at=now)
    agreeing.settle(row, answer=row.answers.get().pk, is_granted=True, due_on=until, by=parties["focal"], at=now)
    assert found("agreement_week", 1) == [(parties["responsible"].email, "")]


def test_agreement_sent_back_is_due_again(parties):
    row, now = due_in(parties, 7), timezone.now()
    answering.answer(row, kind="done", text="Ya", until=None, by=parties["responsible"], at=now)
    agreeing.send_back(row, reason="Falta la firma", by=parties["focal"], at=now)
    assert found("agreement_late", 8) == [(parties["responsible"].email, "")]


def test_agreement_late_goes_to_the_alternate_where_nobody_leads(parties):
    due_in(parties, 0)
    FocalPoint.objects.filter(kind="titular").delete()
    assert found("agreement_late_focal_point", 8) == [(parties["alternate"].email, "")]


def test_agreement_of_a_closed_commission_is_silent(parties):
    due_in(parties, 0)
    Commission.objects.update(closed_at=timezone.now(), closed_by=parties["staff"])
    assert [found(name, days) for name in STEPS for days in (0, 1, 8, 21)] == [[]] * len(STEPS) * 4


def test_agreement_of_an_organization_without_a_person_goes_to_its_delegate(parties):
    """Red where only a named person is told: the first word is then a week late, to the focal point."""
    parties.agree(responsible=None)
    seen = found("agreement_week", 0)
    assert seen == [(parties["responsible"].email, "")]
    make.representation(parties.organization, make.user("suplente@pacto.example"), "alternate")
    assert found("agreement_week", 0) == seen
    Seat.objects.update(delegate=None)
    assert sorted(found("agreement_week", 0)) == sorted([*seen, ("suplente@pacto.example", "")])


def test_agreement_that_is_given_is_told_the_next_morning_and_once(parties, sink):
    due_in(parties, 42)
    assert sweep(morning(1)) == 1
    to, message = sink.messages[-1]
    assert to == parties["responsible"].email
    assert message["Subject"] == "Se acordó que a usted le toca: Escribir la carta"
    assert "Ver el acuerdo:" in message.get_body(["plain"]).get_content()
    assert [sweep(morning(days)) for days in (2, 3)] == [0, 0]


@pytest.mark.parametrize("days", [None, 1, 5, 7, 42])
def test_agreement_that_is_given_by_day_is_told_at_five_with_whatever_else_was_given(parties, sink, days):
    """Red where it is told the next morning: for tomorrow, that is late."""
    assert sweep(morning(1)) == 0
    due_on = days and timezone.localdate() + timedelta(days=1 + days)
    for _each in range(2):
        parties.agree(due_on=due_on)
    assert [sweep(morning(1, hour, minute)) for hour, minute in ((16, 59), (17, 0), (17, 1))] == [0, 1, 0]
    assert sink.recipients == [parties["responsible"].email]
    assert sweep(morning(2)) == 0
    assert Item.objects.filter(reason="").count() == 2


def test_agreement_that_is_given_in_the_evening_is_told_in_the_morning(parties, sink):
    sweep(morning(1))
    due_in(parties, 42)
    assert [sweep(morning(1, 20)), sweep(morning(1, 23)), sweep(morning(2))] == [0, 0, 1]


def test_agreement_that_is_given_to_who_had_her_message_today_is_in_tomorrows(parties, sink):
    """One message a day and person, also on a day with two hours."""
    due_in(parties, 8)
    assert sweep(morning(1)) == 1
    due_in(parties, 42)
    assert [sweep(morning(1, 17)), sweep(morning(2))] == [0, 1]
    assert sink.messages[-1][1]["Subject"] == "Se acordó que a usted le toca: Escribir la carta"


def test_survey_opened_by_day_is_told_at_five(sink):
    sweep(morning(1))
    _wave, invitee = a_wave()
    make.representation(invitee.organization, make.user("titular@pacto.example"))
    assert [sweep(morning(1, 17)), sweep(morning(1, 18))] == [1, 0]


def test_agreement_that_one_gives_oneself_is_not_told(parties):
    focal = parties["focal"]
    own = Representation.objects.get(user=focal).organization
    due_in(parties, 42, responsible=focal, organization=own)
    assert found("agreement_given", 1) == []


def a_wave():
    """A wave open for thirty days, and its one invitee."""
    wave = waves.opened_wave(waves.make_wave(), organizations=1, days=30)
    return wave, waves.invitees(wave)[0]


def test_survey_asks_those_who_manage_the_organization_three_times_at_most(sink):
    _wave, invitee = a_wave()
    for kind in ("titular", "alternate", "contact"):
        make.representation(invitee.organization, make.user(f"{kind}@pacto.example"), kind)
    sent = [sweep(morning(days)) for days in range(20)]
    opening, first, *later = [day for day, count in enumerate(sent) if count]
    assert (opening in (0, 1)) is True
    assert (first - opening >= 2) is True
    assert later == [first + 3, first + 6]
    assert set(sent) == {0, 2}
    invitee.refresh_from_db()
    assert invitee.reminders == 3
    assert set(sink.recipients) == {"titular@pacto.example", "alternate@pacto.example"}


def test_survey_is_sent_again_once_on_the_morning_after_staff_asked_for_it(sink, client):
    _wave, invitee = a_wave()
    make.representation(invitee.organization, make.user("titular@pacto.example"))
    for days in range(12):
        sweep(morning(days))
    assert len(sink.recipients) == 4
    missing.send_again(Invitee.objects.get(pk=invitee.pk), at=morning(12))
    assert [sweep(morning(days)) for days in (13, 14, 15)] == [1, 0, 0]
    text = sink.messages[-1][1].get_body(("plain",)).get_content()
    assert client.get(re.search(r"/encuestas/r/[^/]+/", text)[0]).status_code == 200


def test_survey_is_silent_to_who_answered_or_declined():
    _wave, invitee = a_wave()
    make.representation(invitee.organization, make.user())
    assert len(found("survey_missing", 4)) == 1
    decline(invitee, on=timezone.localdate())
    assert found("survey_missing", 4) == []


def test_survey_invites_at_once_whom_it_asks_and_says_who_cannot_be_reached(sink):
    """Red where the first word is the reminder of the third day."""
    wave, invitee = a_wave()
    make.representation(invitee.organization, make.user("titular@pacto.example"))
    assert [sum(sweep(morning(days)) for days in (0, 1)), sweep(morning(2))] == [1, 0]
    assert sink.messages[-1][1]["Subject"] == f"Le invitamos a responder: {wave}"
    invitee.refresh_from_db()
    assert invitee.reminders == 0
    assert Item.objects.get(user__isnull=False).rule == "survey_opened"
    make.organization("Sin Nadie")
    rebota = make.organization("Rebota")
    make.representation(rebota, make.user("rebota@pacto.example"))
    BadAddress.objects.create(email="rebota@pacto.example", code="5.1.1")
    asked_now = Organization.objects.filter(name__in=["Sin Nadie", "Rebota"])
    told = audience.reach_in_words(asked_now, unit="organization", at=timezone.now())
    assert told.startswith("Su enlace sale por correo a 0 personas")
    assert ("Sin Nadie" in told) is True
    assert ("Rebota" in told) is True


@pytest.mark.parametrize("hour", [7, 8])
def test_survey_answered_before_or_after_the_gathering_leaves_no_trace_of_the_hour(sink, hour):
    """The reminder goes out: an item that is missing, or taken out at that second, would tell when somebody did."""
    _wave, invitee = a_wave()
    make.representation(invitee.organization, make.user())
    gather(at=morning(4, hour=hour))
    waves.answer(invitee, {"c": [4]}, at=morning(4, hour=hour))
    assert sweep(morning(4, minute=1)) == 1
    assert list(Item.objects.values_list("reason", flat=True)) == [""]


def a_question(days_ago: int) -> ConfirmationRequest:
    organization, user = make.organization(), make.user()
    make.representation(organization, user)
    row = confirming.ask(organization, user=user, at=timezone.now())
    ConfirmationRequest.objects.update(sent_at=morning(-days_ago))
    return row


def test_confirmation_unanswered_is_asked_once_more_after_fourteen_days():
    row = a_question(0)
    assert [found("confirmation_unanswered", days) for days in (13, 14, 35, 36)] == [
        [],
        [(row.user.email, "")],
        [(row.user.email, "")],
        [(row.user.email, "too_old")],
    ]


def test_confirmation_answered_or_of_who_left_is_not_asked():
    row = a_question(0)
    ConfirmationRequest.objects.update(answered_at=timezone.now())
    assert found("confirmation_unanswered", 14) == []
    ConfirmationRequest.objects.update(answered_at=None)
    Representation.objects.filter(user=row.user).update(term=(morning(-30), morning(1)))
    assert found("confirmation_unanswered", 14) == []


def an_invitation() -> Invitation:
    row = make.invitation(make.organization(), "nueva@pacto.example")
    Invitation.objects.update(sent_at=timezone.now(), expires_at=morning(14, hour=7))
    row.refresh_from_db()
    return row


def test_invitation_is_told_three_days_before_it_ends_in_a_mail_of_its_own(sink):
    an_invitation()
    assert [found("invitation_expiring", days) for days in (10, 11, 13, 14)] == [
        [],
        [("nueva@pacto.example", "")],
        [("nueva@pacto.example", "")],
        [],
    ]
    assert sweep(morning(11)) == 1
    assert sweep(morning(12)) == 0
    _address, message = sink.messages[-1]
    assert message["List-Unsubscribe"] is None
    assert message.get_body(["plain"]).get_content().count("/invitaciones/") == 1


def test_invitation_sent_again_is_told_again(sink):
    row = an_invitation()
    sweep(morning(11))
    Invitation.objects.filter(pk=row.pk).update(expires_at=morning(28, hour=7))
    assert found("invitation_expiring", 25) == [("nueva@pacto.example", "")]


def first_of_next_month():
    day = (timezone.localdate().replace(day=1) + timedelta(days=32)).replace(day=1)
    return timezone.make_aware(datetime.combine(day, time(8)))


def lead_for_long() -> None:
    FocalPoint.objects.update(term=(morning(-60), None))


def test_agenda_incomplete_is_told_once_a_month_from_its_first_day(parties):
    lead_for_long()
    first = first_of_next_month()
    email = parties["focal"].email
    assert found("agenda_incomplete", at=first) == [(email, "")]
    assert found("agenda_incomplete", at=first + timedelta(days=9)) == [(email, "")]
    assert found("agenda_incomplete", at=first + timedelta(days=10)) == [(email, "too_old")]


def test_agenda_complete_or_of_a_new_focal_point_is_not_told(parties):
    first = first_of_next_month()
    FocalPoint.objects.update(term=(first - timedelta(days=3), None))
    assert found("agenda_incomplete", at=first) == []


def test_agenda_is_complete_when_every_section_is(parties):
    for number, (kind, fields) in enumerate(QUESTIONS.items()):
        assert len(incomplete()[parties.commission]) <= len(QUESTIONS) - number
        content = {one.name: next(iter(one.choices), "15") for one in fields}
        save_section(parties.commission, kind, content, version=0, by=parties["focal"], at=timezone.now())
        if parties.commission not in incomplete():
            break
    assert incomplete() == {}


def test_focal_point_silent_is_told_once_for_a_silence(parties, sink, settings):
    settings.COMMISSION_SILENCE_DAYS = 21
    row = due_in(parties, 0)
    lead_for_long()
    Agreement.objects.update(responsible=None)
    last = timezone.localdate(row.made_at)
    days = (last + timedelta(days=22) - timezone.localdate()).days
    assert found("focal_point_silent", days - 2) == []
    assert found("focal_point_silent", days) == [(parties["focal"].email, "")]


def test_rule_switched_off_says_nothing(parties, sink):
    due_in(parties, 7)
    RulePause.objects.create(rule="agreement_week", made_by=parties["staff"])
    assert sweep(morning()) == 0
    assert Item.objects.count() == 0
    RulePause.objects.update(ended_at=timezone.now(), ended_by=parties["staff"])
    assert sweep(morning(hour=12)) == 1
