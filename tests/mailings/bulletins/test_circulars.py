"""The coordination writes to a part of the members: chosen, counted, read as one of them, and sent once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kit.messages import audiences
from mailings.bulletins import approving, circulars, running
from mailings.bulletins.readers import readers_of
from mailings.models import BadAddress, Bulletin, Delivery, OptOut
from mailings.outbox import sending
from members.models import Invitation, Organization
from surveys.models import Invitee
from tests import make
from tests.mailings.bulletin import make_titulars
from tests.surveys import waves

pytestmark = pytest.mark.django_db


def page_of(circular: Bulletin, name: str = "change") -> str:
    return reverse(f"admin:mailings_bulletin_{name}", args=[circular.pk])


def circular_to(audience: str, *values: str, by=None) -> Bulletin:
    circular = circulars.begin(audience=audience, subject="Asamblea", at=timezone.now())
    circular.audience_values, circular.intro = list(values), "Nos vemos el **viernes**."
    approving.edited(circular, by=by or make.user(), at=timezone.now())
    circular.save()
    return circular


def readers(circular: Bulletin) -> list[str]:
    return [one.email for one in readers_of(circular, at=timezone.now()) if not one.reason]


def sent(circular: Bulletin, *, by) -> Bulletin:
    now = timezone.now()
    approving.approve(circular, version=circular.version, by=by, at=now)
    approving.schedule(circular, starts_at=now, by=by, at=now)
    running.start_due(at=now)
    circular.refresh_from_db()
    return circular


def test_each_audience_gives_organizations_and_those_that_choose_give_choices():
    for audience in audiences.values():
        choices = audience.choices(at=timezone.now()) if audience.choices else []
        values = [value for value, _label in choices][:1]
        assert set(audience.organizations(values, at=timezone.now())) <= set(Organization.objects.active())
        assert audience.addresses(values, at=timezone.now()) == []


def test_audience_of_states_has_those_of_the_seat_and_those_that_work_there():
    ana, beto, carla = make_titulars("Ana", "Beto", "Carla")
    puebla = make.organization("En Puebla", state="21")
    carla.representations.get().organization.working_states.add("21")
    make.representation(puebla, make.user("puebla@pacto.example"))
    assert readers(circular_to("states", "21")) == ["carla@pacto.example", "puebla@pacto.example"]
    assert {ana.email, beto.email} <= set(readers(circular_to("states", "20")))


def test_audiences_of_a_commission_of_the_silent_and_of_the_invited():
    ana, beto = make_titulars("Ana", "Beto")
    own, other = (person.representations.get().organization for person in (ana, beto))
    commission = make.commission(77)
    make.seat(commission, own)
    make.seat(
        commission,
        make.organization("Que dejó el lugar"),
        term=(timezone.now() - timedelta(9), timezone.now() - timedelta(8)),
    )
    assert readers(circular_to("commissions", str(commission.pk))) == [ana.email]
    wave = waves.opened_wave(waves.make_wave())
    Invitee.objects.filter(wave=wave, organization=own).update(answered_on=timezone.localdate())
    assert readers(circular_to("survey_missing_organizations", str(wave.pk))) == [beto.email]
    Invitation.objects.filter(pk=make.invitation(other, "nueva@pacto.example").pk).update(sent_at=timezone.now())
    make.invitation(other, "sin-enviar@pacto.example")
    assert readers(circular_to("invited")) == ["nueva@pacto.example"]
    assert readers(circular_to("organizations", str(other.pk))) == [beto.email]


def test_circular_is_begun_written_previewed_and_counted_in_the_office(cast):
    make_titulars("Ana")
    make.organization("Sin Nadie", phone="951 555 0101")
    staff = cast.client("staff")
    begun = staff.post(reverse("admin:mailings_bulletin_write_to"), {"audience": "states", "subject": "Asamblea"})
    circular = Bulletin.objects.get(subject="Asamblea")
    assert begun.url == page_of(circular)
    data = {"subject": "Asamblea", "intro": "Nos vemos el **viernes**.", "version": circular.version}
    nobody = staff.post(page_of(circular), data)
    assert nobody.status_code == 422
    assert nobody.content.decode().count("Elija al menos una.") == 1
    saved = staff.post(page_of(circular), data | {"audience_values": ["20"], "_preview": "1"})
    assert saved.url == page_of(circular, "preview")
    assert staff.get(saved.url).content.decode().count("Así lo recibiría hoy") == 1
    mail = staff.get(page_of(circular, "mail")).content.decode()
    assert "<strong>viernes</strong>" in mail
    assert "puede responder a este correo" in mail
    assert "Leer este boletín" not in mail
    page = staff.get(page_of(circular)).content.decode()
    circular.refresh_from_db()
    number = len(readers(circular))
    assert f"Las de uno o varios estados: Oaxaca. Hoy la recibirían {number} personas." in page
    shown = staff.get(page_of(circular, "readers")).content.decode()
    assert shown.index("Sin Nadie</a>") < shown.index("951 555 0101")


def test_circular_to_a_few_is_let_out_by_one_person_and_to_many_by_a_second(cast):
    """Red where a second person is asked for three readers, or for none at all."""
    make_titulars(*(f"P{number}" for number in range(approving.FEW)))
    staff = cast["staff"]
    few = circular_to("organizations", str(cast.organization.pk), by=staff)
    many = circular_to("everybody", by=staff)
    now = timezone.now()
    assert approving.may_approve(few, by=staff, at=now)
    assert not approving.may_approve(many, by=staff, at=now)
    approving.approve(few, version=few.version, by=staff, at=now)
    with pytest.raises(approving.ValidationError, match="Lo aprueba otra persona"):
        approving.approve(many, version=many.version, by=staff, at=now)


def test_circular_whose_few_became_many_before_it_goes_waits_for_a_second_person(cast, sink):
    """Red where readers are counted only when it is approved: whoever prepared it then adds as many as she likes."""
    staff, now = cast["staff"], timezone.now()
    circular = circular_to("everybody", by=staff)
    approving.approve(circular, version=circular.version, by=staff, at=now)
    approving.schedule(circular, starts_at=now + timedelta(hours=1), by=staff, at=now)
    make_titulars(*(f"P{number}" for number in range(approving.FEW + 1)))
    assert running.start_due(at=now + timedelta(hours=2)) == 0
    circular.refresh_from_db()
    assert (circular.started_at, circular.approved_at, circular.starts_at) == (None, None, None)
    assert not approving.may_approve(circular, by=staff, at=now + timedelta(hours=2))


def test_circular_goes_once_to_its_readers_and_is_in_no_archive(cast, sink, client):
    ana, beto, carla = make_titulars("Ana", "Beto", "Carla")
    OptOut.objects.create(user=beto, topic="circulars")
    BadAddress.objects.create(email=carla.email, code="5.1.1")
    keys = [str(person.representations.get().organization_id) for person in (ana, beto, carla)]
    circular = sent(circular_to("organizations", *keys), by=cast["staff"])
    assert sending.send_queued() == 1
    [(to, message)] = sink.messages
    assert to == ana.email
    assert message["Subject"] == "Asamblea"
    assert message["List-Unsubscribe"] is not None
    assert "viernes" in message.get_body(["plain"]).get_content()
    reasons = dict(Delivery.objects.filter(bulletin=circular).values_list("email", "reason"))
    assert reasons == {ana.email: "", beto.email: "opted_out", carla.email: "bounces"}
    assert running.start_due(at=timezone.now()) == 0
    assert "Asamblea" not in client.get(reverse("bulletin_list")).content.decode()
    assert Bulletin.objects.published().count() == 0
    own = cast.client("staff").get(page_of(circular, "readers")).content.decode()
    assert own.count("Pidió no recibirlo") == 1


def test_circular_reaches_whoever_was_invited_and_has_no_account_yet(cast, sink):
    invitation = make.invitation(cast.organization, "nueva@pacto.example")
    Invitation.objects.filter(pk=invitation.pk).update(sent_at=timezone.now())
    sent(circular_to("invited"), by=cast["staff"])
    assert sending.send_queued() == 1
    [(to, message)] = sink.messages
    assert to == "nueva@pacto.example"
    assert message["List-Unsubscribe"] is None
    assert message.get_body(["plain"]).get_content().count("Hola:") == 1


@pytest.mark.parametrize("number", [1, 12])
def test_readers_of_a_circular_take_the_same_queries_for_one_and_for_many(number, django_assert_max_num_queries):
    make_titulars(*(f"P{one}" for one in range(number)))
    circular = circular_to("everybody")
    with django_assert_max_num_queries(4):
        assert len(readers_of(circular, at=timezone.now())) >= number


@pytest.mark.parametrize("audience", ["everybody", "organizations", "states"])
def test_page_of_a_circular_opens_as_a_draft_and_once_it_is_sent(cast, audience):
    """Red where the page asks for parts of an audience that has none."""
    make_titulars(*(f"P{number}" for number in range(45)))
    values = {"organizations": [str(cast.organization.pk)], "states": ["20"]}.get(audience, [])
    circular, staff = circular_to(audience, *values), cast.client("staff")
    page = staff.get(page_of(circular)).content.decode()
    assert ('name="audience_values"' in page) == bool(values)
    data = {"subject": "Otra cosa", "intro": "Nos vemos.", "version": circular.version, "audience_values": values}
    assert staff.post(page_of(circular), data).status_code == 302
    circular.refresh_from_db()
    assert circular.audience_values == values
    sent(circular, by=make.user())
    page = staff.get(page_of(circular)).content.decode()
    assert "Otra cosa" in page
    assert staff.get(page_of(circular, "readers")).status_code == 200
