"""The same form several times at once makes one thing, and each press is led to it."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponseRedirect
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from commissions.models import Activity, JoinRequest
from commissions.models import SectionComment as Comment
from kit.forms.once import new_key, once
from kit.models import SentForm
from kit.pages import links
from meetings.models import Agreement, AgreementComment, CommissionNotice, Meeting, Proposal
from members.fields import CONTACT_FIELDS
from members.models import Application, Invitation, MemberImport, Office, Organization, PrivacyNotice
from tests.access.table import SUBJECTS
from tests.races import at_once

TIMES = 6


def drawn(client: Client, url: str, name: str = "form_key") -> str:
    """The last key on that page: the forms for something new stand below the others."""
    return re.findall(rf'name="{name}" value="([\w-]+)"', client.get(url).content.decode())[-1]


def together(client: Client, url: str, typed: dict, *, at: str = "") -> list:
    """What each of several presses of the same form was answered: its status and where it led."""
    typed = typed | {"form_key": drawn(client, at or url)}

    def press():
        browser = Client()
        browser.cookies = client.cookies
        answer = browser.post(url, typed)
        return answer.status_code, answer.headers.get("Location", "")

    return at_once(press, times=TIMES)


def address_for(cast, name: str, subject: str = "commission") -> str:
    return reverse(name, kwargs=SUBJECTS[subject](cast))


def soon() -> str:
    return (timezone.localtime() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")


SITE = [
    ("commission_proposal_new", "commission", Proposal, lambda: {"text": "¿Vamos?", "closes_at": soon()}),
    ("agreement_new", "commission", Agreement, lambda: {"text": "Escribir la carta"}),
    ("commission_notice_new", "commission", CommissionNotice, lambda: {"subject": "Nos vemos", "text": "El jueves."}),
    ("commission_meeting_new", "commission", Meeting, lambda: {"held_on": str(timezone.localdate())}),
    ("activity_new", "commission", Activity, lambda: {"text": "Foro", "state": "planned"}),
    ("section_comment", "section", Comment, lambda: {"text": "Falta decir cuándo."}),
    ("invitation_new", "organization", Invitation, lambda: {"email": "nueva@otra.example", "kind": "alternate"}),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("name", "subject", "model", "typed"), SITE, ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_same_form_at_once_makes_one(cast, name, subject, model, typed):
    """Red without `once`: as many as were sent, each with its mails."""
    url, client = address_for(cast, name, subject), cast.client("titular")
    before = model.objects.count()
    answers = together(client, url, typed())
    assert len(set(answers)) == 1
    assert answers[0][0] == 302
    assert model.objects.count() - before == 1
    assert client.get(answers[0][1]).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_comment_on_an_agreement_at_once_is_one(cast):
    url = address_for(cast, "agreement_comment", "agreement")
    page = address_for(cast, "agreement", "agreement")
    row = Agreement.objects.order_by("pk").first()
    url, page = url.replace(url.split("/")[-3], str(row.sequence)), row.get_absolute_url()
    url = page + "comentar/"
    answers = together(cast.client("titular"), url, {"text": "¿Cómo va?"}, at=page)
    assert set(answers) == {(302, page)}
    assert AgreementComment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_wish_to_join_at_once_is_one(cast):
    url, client = address_for(cast, "commission_join", "other_commission"), cast.client("titular")
    mandate = cast.organization.representations.get(user=cast["titular"]).pk
    answers = together(client, url, {"mandate": mandate, "intention": "contribute", "text": "Queremos."})
    assert len(set(answers)) == 1
    assert answers[0][0] == 302
    assert JoinRequest.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_application_at_once_is_one_without_a_session(client):
    url = reverse("application_new")
    typed = {"name": "Semilla", "kind": "organization", "state": "20", "description": "Cuida.", "contact_name": "Ana"}
    typed |= {"contact_email": "ana@otra.example", "notice": PrivacyNotice.objects.get().version, "consent": "on"}
    answers = together(client, url, typed)
    assert set(answers) == {(302, reverse("application_sent"))}
    assert Application.objects.count() == 1


OFFICE = [
    ("admin:members_office_add", Office, {"email": "otra@pacto.example", "kind": "board"}),
    (
        "admin:members_organization_add",
        Organization,
        {"name": "Nueva", "kind": "organization", "state": "20", "joined_on": "2026-01-15"}
        | {f"{field}_audience": "members" for field in CONTACT_FIELDS},
    ),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("name", "model", "typed"), OFFICE, ids=[row[0] for row in OFFICE])
def test_the_same_form_of_the_office_at_once_makes_one(cast, name, model, typed):
    before = model.objects.count()
    answers = together(cast.client("staff"), reverse(name), typed)
    assert len(set(answers)) == 1
    assert answers[0][0] == 302
    assert model.objects.count() - before == 1


@pytest.mark.django_db(transaction=True)
def test_an_act_of_the_office_at_once_is_done_once(cast):
    url = reverse("admin:members_organization_invite", args=[cast.organization.pk])
    answers = together(cast.client("staff"), url, {"email": "nueva@otra.example", "kind": "alternate"})
    assert len(set(answers)) == 1
    assert answers[0][0] == 302
    assert Invitation.objects.count() == 1
    assert MemberImport.objects.count() == 0


@pytest.mark.django_db
def test_the_second_press_is_told_that_it_was_done_once(cast):
    url, client = address_for(cast, "commission_notice_new"), cast.client("titular")
    typed = {"subject": "Nos vemos", "text": "El jueves.", "form_key": drawn(client, url)}
    first = client.post(url, typed)
    again = client.post(url, typed, follow=True)
    assert again.redirect_chain == [(first.url, 302)]
    assert "Ya lo habíamos recibido: se hizo una sola vez." in again.content.decode()


BACK = [row for row in SITE if row[0] != "invitation_new"]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "subject", "model", "typed"), BACK, ids=[row[0] for row in BACK])
def test_the_same_words_after_going_back_make_one(cast, name, subject, model, typed):
    """Red by the key alone: a page that is drawn anew has another."""
    url, client, typed = address_for(cast, name, subject), cast.client("titular"), typed()
    before = model.objects.count()
    first = client.post(url, typed | {"form_key": drawn(client, url)})
    again = client.post(url, typed | {"form_key": drawn(client, url)}, follow=True)
    assert again.redirect_chain == [(first.url, 302)]
    assert model.objects.count() - before == 1
    assert "Si quiere otro igual, cambie alguna palabra." in again.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "model", "typed"), OFFICE, ids=[row[0] for row in OFFICE])
def test_the_same_words_of_the_office_after_going_back_make_one(cast, name, model, typed):
    url, client, before = reverse(name), cast.client("staff"), model.objects.count()
    answers = [client.post(url, typed | {"form_key": drawn(client, url)}) for _time in range(2)]
    assert answers[0].url == answers[1].url
    assert model.objects.count() - before == 1


@pytest.mark.django_db
def test_the_same_words_on_another_day_or_by_another_person_are_another_form(cast):
    url, typed = address_for(cast, "agreement_new"), {"text": "Escribir la carta"}
    client = cast.client("titular")
    client.post(url, typed | {"form_key": drawn(client, url)})
    SentForm.objects.update(sent_at=timezone.now() - timedelta(days=1))
    for browser in (client, cast.client("staff")):
        browser.post(url, typed | {"form_key": drawn(browser, url)})
    assert Agreement.objects.count() == 3


@pytest.mark.django_db
def test_the_same_form_with_other_words_loses_none_and_makes_nothing(cast):
    url, client = address_for(cast, "commission_notice_new"), cast.client("titular")
    typed = {"subject": "Nos vemos", "text": "El jueves.", "form_key": drawn(client, url)}
    first = client.post(url, typed)
    again = client.post(url, typed | {"text": "Mejor el viernes."})
    assert again.status_code == 409
    assert CommissionNotice.objects.count() == 1
    assert "Mejor el viernes." in again.content.decode()
    assert f'href="{first.url}"' in again.content.decode()
    assert typed["form_key"] not in again.content.decode()


@pytest.mark.django_db
def test_a_refused_form_may_be_sent_again_with_the_same_key(cast):
    url, client = address_for(cast, "commission_notice_new"), cast.client("titular")
    typed = {"subject": "", "text": "El jueves.", "form_key": drawn(client, url)}
    assert client.post(url, typed).status_code == 422
    assert SentForm.objects.count() == 0
    assert client.post(url, typed | {"subject": "Ya"}).status_code == 302
    assert CommissionNotice.objects.count() == 1


@pytest.mark.django_db
def test_a_key_is_worth_nothing_to_another_person_or_for_another_form(cast):
    client, other = cast.client("titular"), cast.client("staff")
    url = address_for(cast, "agreement_new")
    key = drawn(client, url)
    for browser in (client, other):
        assert browser.post(url, {"text": "Carta", "form_key": key}).status_code == 302
    assert client.post(address_for(cast, "activity_new"), {"text": "Foro", "state": "planned", "form_key": key})
    assert Agreement.objects.count() == 2
    assert Activity.objects.count() == 1


@pytest.mark.django_db
def test_each_drawing_of_a_form_has_a_key_of_its_own(cast):
    client, url = cast.client("titular"), address_for(cast, "commission_notice_new")
    assert drawn(client, url) != drawn(client, url)


@pytest.mark.django_db
@pytest.mark.parametrize(("leads_to", "kept"), [("/x/", [""]), ("/y/", ["/y/"]), ("/acuerdos/{token}/", [])])
def test_a_link_is_never_kept_as_the_place_where_a_form_led(leads_to, kept):
    """Red where any address is: a backup would hold living links."""
    leads_to = leads_to.format(token=links.sign("agreement", 1))
    request = RequestFactory().post("/x/", {"form_key": new_key()})
    request.user = AnonymousUser()
    assert once(lambda request: HttpResponseRedirect(leads_to))(request).url == leads_to
    assert list(SentForm.objects.values_list("url", flat=True)) == kept
