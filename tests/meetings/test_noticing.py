"""Notices to the commission: kept, and frozen for each reader once."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from commissions.models import Seat
from meetings import noticing
from meetings.models import CommissionNotice, NoticeCopy
from tests import make
from tests.mailings.mornings import sweep


def written(scene) -> CommissionNotice:
    now = timezone.now()
    return noticing.write(scene.commission, by=scene["focal"], subject="Nos vemos", text="El jueves.", at=now)


def names() -> list[str]:
    return sorted(NoticeCopy.objects.values_list("user__name", flat=True))


def test_write_freezes_a_copy_for_each_delegate_and_titular_once(scene):
    written(scene)
    assert names() == ["Delegate", "Focal", "Titular"]


def test_write_leaves_out_who_has_left(scene):
    now = timezone.now()
    ended = (now - timedelta(days=1), now)
    scene.organization.representations.filter(user=scene["titular"]).update(term=ended)
    scene.seats["delegate"].delegate = None
    scene.seats["delegate"].save()
    written(scene)
    assert names() == ["Focal"]


def test_write_of_a_delegate_whose_mandate_ended_sends_her_nothing(scene):
    now = timezone.now()
    scene.organization.representations.filter(user=scene["delegate"]).update(term=(now - timedelta(days=1), now))
    written(scene)
    assert names() == ["Focal", "Titular"]


def test_write_to_who_comes_later_does_nothing(scene):
    notice = written(scene)
    late = make.organization("Tarde")
    person = make.user(name="Eva")
    make.representation(late, person)
    make.seat(scene.commission, late, person)
    assert notice.copies.filter(user=person).count() == 0


def test_copy_of_who_left_before_it_went_out_is_not_due(scene):
    written(scene)
    now = timezone.now()
    due = NoticeCopy.objects.due(at=now).count()
    scene.organization.representations.filter(user=scene["titular"]).update(term=(now - timedelta(days=1), now))
    left = sorted(NoticeCopy.objects.due(at=now).values_list("user__name", flat=True))
    Seat.objects.filter(pk=scene.seats["delegate"].pk).update(term=(now - timedelta(days=1), now))
    assert due == 3
    assert left == ["Delegate", "Focal"]
    assert NoticeCopy.objects.due(at=now).get().user == scene["focal"]


def test_notice_page_tells_how_many_it_reached(scene):
    browser = scene.client("focal")
    posted = browser.post(scene.url("commission_notice_new"), {"subject": "Nos <b>vemos</b>", "text": "El jueves."})
    notice = CommissionNotice.objects.get()
    assert posted.status_code == 302
    assert posted.url == scene.url("commission_notice", notice.pk)
    now = timezone.now()
    notice.copies.filter(user__in=[scene["focal"], scene["delegate"]]).update(sent_at=now)
    notice.copies.filter(user=scene["titular"]).update(failed_at=now, failure="550 no such user")
    page = browser.get(scene.url("commission_notice", notice.pk)).content.decode()
    assert page.count("salió a 2 de 3 personas") == 1
    assert page.count("550 no such user") == 1
    assert page.count("<h1>Nos &lt;b&gt;vemos&lt;/b&gt;</h1>") == 1
    seen_by_member = scene.client("titular").get(scene.url("commission_notice", notice.pk)).content.decode()
    assert seen_by_member.count("salió a 2 de 3 personas") == 1
    assert seen_by_member.count("550 no such user") == 0


def test_notice_by_who_does_not_lead_is_not_found(scene):
    response = scene.client("titular").post(scene.url("commission_notice_new"), {"subject": "Yo", "text": "También."})
    assert response.status_code == 404
    assert CommissionNotice.objects.count() == 0


def test_notice_lists_ask_the_same_number_of_queries_for_one_and_three(scene, django_assert_max_num_queries):
    browser = scene.client("focal")
    for _number in range(2):
        written(scene)
        with django_assert_max_num_queries(9):
            browser.get(scene.url("commission_notices"))


def test_withdrawn_notice_is_not_the_last_one_of_the_work_page(scene):
    first = written(scene)
    now = timezone.now()
    second = noticing.write(scene.commission, by=scene["focal"], subject="Me equivoqué", text="Perdón.", at=now)
    browser, address = scene.client("titular"), scene.url("commission_work")
    before = browser.get(address).context["counts"]["notice_pk"]
    noticing.withdraw(second, by=scene["focal"], at=now)
    assert before == second.pk
    assert browser.get(address).context["counts"]["notice_pk"] == first.pk


def typed(**more) -> dict:
    return {"subject": "Nos vemos", "text": "Aquí: https://a.mx/sala"} | more


def test_notice_is_answered_to_who_wrote_it_where_she_wants(scene, sink):
    client = scene.client("focal")
    page = client.get(scene.url("commission_notice_new")).content.decode()
    assert page.count("verá esta dirección: focal@pacto.example") == 1
    client.post(scene.url("commission_notice_new"), typed(replies_to_author="on"))
    client.post(scene.url("commission_notice_new"), typed(subject="Otra cosa"))
    sweep(timezone.now())
    answers = {message["Subject"]: message["Reply-To"] for _to, message in sink.messages}
    assert answers["Lactancia: Nos vemos"] == "focal@pacto.example"
    assert answers["Lactancia: Otra cosa"] == settings.COORDINATION_EMAIL


def test_notice_goes_to_the_organizations_that_are_marked(scene):
    client, colibri = scene.client("focal"), scene.organization
    refused = client.post(scene.url("commission_notice_new"), typed(whom="some"))
    assert refused.status_code == 422
    client.post(scene.url("commission_notice_new"), typed(whom="some", organizations=[colibri.pk]))
    assert names() == ["Delegate", "Titular"]
    notice = CommissionNotice.objects.get()
    page = scene.client("titular").get(scene.url("commission_notice", notice.pk)).content.decode()
    assert page.count("Solo para:") == 1
    assert page.count('<a href="https://a.mx/sala" rel="nofollow">') == 1


def test_notice_to_all_ignores_marks(scene):
    marks = {"whom": "all", "organizations": [scene.organization.pk]}
    scene.client("focal").post(scene.url("commission_notice_new"), typed(**marks))
    assert names() == ["Delegate", "Focal", "Titular"]
