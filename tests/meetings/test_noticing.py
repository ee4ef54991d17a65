"""Notices to the commission: kept, and frozen for each reader once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commissions.models import Seat
from meetings import noticing
from meetings.models import CommissionNotice, NoticeCopy
from tests import make
from tests.commissions.room import a_room, client


@pytest.fixture
def room(db):
    return a_room()


def written(room) -> CommissionNotice:
    now = timezone.now()
    return noticing.write(room.commission, by=room.ana, subject="Nos vemos", text="El jueves.", at=now)


def names() -> list[str]:
    return sorted(NoticeCopy.objects.values_list("user__name", flat=True))


def test_write_freezes_a_copy_for_each_delegate_and_titular_once(room):
    written(room)
    assert names() == ["Ana", "Beto", "Caro"]


def test_write_leaves_out_who_has_left(room):
    now = timezone.now()
    ended = (now - timedelta(days=1), now)
    room.colibri.organization.representations.filter(user=room.beto).update(term=ended)
    room.colibri.delegate = None
    room.colibri.save()
    written(room)
    assert names() == ["Ana"]


def test_write_of_a_delegate_whose_mandate_ended_sends_her_nothing(room):
    now = timezone.now()
    room.colibri.organization.representations.filter(user=room.caro).update(term=(now - timedelta(days=1), now))
    written(room)
    assert names() == ["Ana", "Beto"]


def test_write_to_who_comes_later_does_nothing(room):
    notice = written(room)
    late = make.organization("Tarde")
    person = make.user(name="Eva")
    make.representation(late, person)
    make.seat(room.commission, late, person)
    assert notice.copies.filter(user=person).count() == 0


def test_copy_of_who_left_before_it_went_out_is_not_due(room):
    written(room)
    now = timezone.now()
    due = NoticeCopy.objects.due(at=now).count()
    room.colibri.organization.representations.filter(user=room.beto).update(term=(now - timedelta(days=1), now))
    left = sorted(NoticeCopy.objects.due(at=now).values_list("user__name", flat=True))
    Seat.objects.filter(pk=room.colibri.pk).update(term=(now - timedelta(days=1), now))
    assert due == 3
    assert left == ["Ana", "Caro"]
    assert NoticeCopy.objects.due(at=now).get().user == room.ana


def test_notice_page_tells_how_many_it_reached(room):
    browser = client(room.ana)
    posted = browser.post(room.url("commission_notice_new"), {"subject": "Nos <b>vemos</b>", "text": "El jueves."})
    notice = CommissionNotice.objects.get()
    assert posted.status_code == 302
    assert posted.url == room.url("commission_notice", notice.pk)
    now = timezone.now()
    notice.copies.filter(user__in=[room.ana, room.caro]).update(sent_at=now)
    notice.copies.filter(user=room.beto).update(failed_at=now, failure="550 no such user")
    page = browser.get(room.url("commission_notice", notice.pk)).content.decode()
    assert page.count("salió a 2 de 3 personas") == 1
    assert page.count("550 no such user") == 1
    assert page.count("<h1>Nos &lt;b&gt;vemos&lt;/b&gt;</h1>") == 1
    seen_by_member = client(room.beto).get(room.url("commission_notice", notice.pk)).content.decode()
    assert seen_by_member.count("salió a 2 de 3 personas") == 1
    assert seen_by_member.count("550 no such user") == 0


def test_notice_by_who_does_not_lead_is_not_found(room):
    response = client(room.beto).post(room.url("commission_notice_new"), {"subject": "Yo", "text": "También."})
    assert response.status_code == 404
    assert CommissionNotice.objects.count() == 0


def test_notice_lists_ask_the_same_number_of_queries_for_one_and_three(room, django_assert_max_num_queries):
    browser = client(room.ana)
    for _number in range(2):
        written(room)
        with django_assert_max_num_queries(9):
            browser.get(room.url("commission_notices"))


def test_withdrawn_notice_is_not_the_last_one_of_the_work_page(room):
    first = written(room)
    now = timezone.now()
    second = noticing.write(room.commission, by=room.ana, subject="Me equivoqué", text="Perdón.", at=now)
    browser, address = client(room.beto), room.url("commission_work")
    before = browser.get(address).context["counts"]["notice_pk"]
    noticing.withdraw(second, by=room.ana, at=now)
    assert before == second.pk
    assert browser.get(address).context["counts"]["notice_pk"] == first.pk
