"""Two people have one form open: what the second left alone stays as the first stored it, on every form of a row."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commissions.models import Activity, Agenda, Seat
from commitments.models import Commitment
from members import confirming, links
from members.models import Correction, Organization
from surveys.models import Survey
from tests import make
from tests.pages import differences, offered

pytestmark = pytest.mark.django_db


def an_activity(parties):
    agenda = Agenda.objects.get_or_create(commission=parties.commission)[0]
    row = Activity.objects.create(agenda=agenda, text="Feria", expected="Mil familias")
    return row, reverse("activity_edit", args=[parties.commission.slug, row.pk]), "focal"


def an_agreement(parties):
    row = parties.agree()
    return row, row.get_absolute_url() + "corregir/", "focal"


def a_meeting(parties):
    row = make.meeting(parties.commission, parties["focal"], held_on="2026-01-15")
    return row, reverse("commission_meeting_edit", args=[parties.commission.slug, row.pk]), "focal"


def a_record(parties):
    return parties.organization, reverse("member_organization_edit", args=[parties.organization.slug]), "responsible"


def in_the_office(row):
    return row, reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk]), "staff"


def a_commission(parties):
    parties.commission.commitments.set(Commitment.objects.all()[:1])
    return in_the_office(parties.commission)


def a_survey(_here):
    return in_the_office(Survey.objects.create(name="Percepción", slug="otra", purpose="Para saber."))


FORMS = {
    "activity": (an_activity, {"state": "going"}, {"expected": "Dos mil"}),
    "agreement": (an_agreement, {"text": "Otra carta"}, {"responsible": ""}),
    "meeting": (a_meeting, {"link": "https://a.mx/"}, {"minutes_sent_on": "2026-01-20"}),
    "record": (a_record, {"municipality": "Tlaxiaco"}, {"phone": "55 1234 5678"}),
    "states": (a_record, {"working_states": ["09", "21"]}, {"phone": "55 1234 5678"}),
    "office": (
        lambda parties: in_the_office(parties.organization),
        {"municipality": "Tlaxiaco"},
        {"phone": "55 1234 5678"},
    ),
    "office_states": (
        *(lambda parties: in_the_office(parties.organization), {"also_works_in": ["09"]}, {"phone": "55 1234 5678"}),
    ),
    "commission": (a_commission, {"description": "Lo suyo"}, {"name": "Nombre nuevo"}),
    "person": (lambda parties: in_the_office(parties["responsible"]), {"phone": "55 1234 5678"}, {"name": "Otra"}),
    "office_meeting": (
        lambda parties: in_the_office(a_meeting(parties)[0]),
        {"minutes_sent_on": "2026-01-20"},
        {"link": "https://a.mx/"},
    ),
    "survey": (a_survey, {"purpose": "Para mejorar."}, {"name": "Percepción de todas"}),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_field_left_alone_takes_what_was_stored_meanwhile(parties, form):
    """Red without `UnchangedFieldsMixin`: the second save puts the stale value back."""
    build, theirs, mine = FORMS[form]
    _row, url, who = build(parties)
    holding = "csrfmiddlewaretoken" if form == "person" else "version"
    one, two = parties.client(who), parties.client(who)
    first, second = offered(one.get(url), holding), offered(two.get(url), holding)
    assert one.post(url, first | theirs).status_code == 302
    late = two.post(url, second | mine)
    if form != "person":
        assert late.status_code == 409
        late = two.post(url, offered(late, holding))
    assert late.status_code == 302
    now = offered(two.get(url), holding)
    sent = {name: value if isinstance(value, list) else [value] for name, value in (theirs | mine).items()}
    assert {name: now.get(name, [""]) for name in sent} == sent


def test_a_delegate_named_meanwhile_stays(parties):
    seat = Seat.objects.get(organization=parties.organization)
    url = reverse("commission_seat", args=[parties.commission.slug, seat.pk])
    first = offered(parties.client("responsible").get(url))
    Seat.objects.filter(pk=seat.pk).update(intention="read", version=2)
    late = parties.client("responsible").post(url, first | {"delegate": ""})
    parties.client("responsible").post(url, offered(late))
    seat.refresh_from_db()
    assert seat.delegate is None
    assert seat.intention == "read"


def test_what_differs_is_only_what_i_changed(parties):
    row, url, who = an_activity(parties)
    browser = parties.client(who)
    opened = offered(browser.get(url))
    Activity.objects.filter(pk=row.pk).update(state="going", text="Feria grande", version=2)
    late = browser.post(url, opened | {"text": "Feria chica"})
    assert differences(late.context["form"]) == [("Actividad", "Feria chica", "Feria grande")]


@pytest.mark.parametrize(
    "build", [a_record, lambda parties: in_the_office(parties.organization)], ids=["site", "office"]
)
@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ({}, "Con base en Tlaxiaco.\r\nDesde 2010."),
        ({"take_description": "mine"}, "Desde 2010."),
        ({"take_description": "theirs"}, "Con base en Tlaxiaco."),
        ({"description": "Desde 2010 en Tlaxiaco."}, "Desde 2010 en Tlaxiaco."),
    ],
    ids=["both as offered", "mine", "theirs", "by hand"],
)
def test_a_text_that_both_wrote_is_united_chosen_or_corrected(parties, build, chosen, kept):
    row, url, who = build(parties)
    browser = parties.client(who)
    opened = offered(browser.get(url))
    Organization.objects.filter(pk=row.pk).update(description="Con base en Tlaxiaco.", version=2)
    late = browser.post(url, opened | {"description": "Desde 2010."})
    assert late.status_code == 409
    assert differences(late.context["form" if who == "responsible" else "adminform"]) == [
        ("Qué hace", "Desde 2010.", "Con base en Tlaxiaco.")
    ]
    assert browser.post(url, offered(late) | chosen).status_code == 302
    row.refresh_from_db()
    assert row.description == kept


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ({}, []),
        ({"take_working_states": "mine"}, []),
        ({"take_working_states": "theirs"}, ["09", "21"]),
        ({"working_states": ["21"]}, ["21"]),
    ],
    ids=["as proposed", "mine", "theirs", "by hand"],
)
def test_ticks_that_both_changed_are_chosen_or_corrected(parties, chosen, kept):
    row, url, who = a_record(parties)
    row.working_states.set(["09"])
    browser = parties.client(who)
    opened = offered(browser.get(url))
    row.working_states.set(["09", "21"])
    Organization.objects.filter(pk=row.pk).update(version=2)
    late = browser.post(url, {name: value for name, value in opened.items() if name != "working_states"})
    assert differences(late.context["form"]) == [
        ("Otros estados donde trabaja", "", "Ciudad de México, Puebla"),
    ]
    assert browser.post(url, offered(late) | chosen).status_code == 302
    assert sorted(row.working_states.values_list("code", flat=True)) == kept


def test_a_stored_text_put_back_by_hand_is_a_change(parties):
    row, url, who = an_activity(parties)
    browser = parties.client(who)
    opened = offered(browser.get(url))
    Activity.objects.filter(pk=row.pk).update(text="Feria grande", version=2)
    late = browser.post(url, opened | {"text": "Feria chica"})
    assert browser.post(url, offered(late) | {"text": "Feria"}).status_code == 302
    assert Activity.objects.get().text == "Feria"


def test_the_yearly_question_proposes_nothing_that_was_left_alone(parties):
    question = confirming.ask(parties.organization, user=parties["responsible"], at=timezone.now())
    url = reverse("confirmation", args=[links.sign(confirming.PURPOSE, question.user, question.key)])
    opened = offered(Client().get(url), "name") | {"phone": "55 1234 5678", "answer": "correct"}
    Organization.objects.filter(pk=parties.organization.pk).update(municipality="Tlaxiaco", version=2)
    late = Client().post(url, opened)
    assert late.status_code == 409
    assert Client().post(url, offered(late, "name") | {"answer": "correct"}).status_code == 302
    assert Correction.objects.get().changes == {"phone": "55 1234 5678"}


def test_what_a_form_carried_unseen_is_sent_again_unseen(parties):
    _row, url, who = an_activity(parties)
    opened = offered(parties.client(who).get(url)) | {"expected": "Lo que llevaba escrito"}
    page = Client().post(url, opened)
    assert offered(page, "expected")["initial-text"] == opened["initial-text"] == ["Feria"]
    assert 'name="initial-text" hidden' in page.content.decode()
