"""The coordination is entered and left by the word of two, or after a day, and everybody hears of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from commitments.models import Release, ReportDraft
from commitments.releasing import publishing as releases
from commitments.reporting import publishing as reports
from mailings.bulletins import approving
from mailings.installed_kinds import installed_kinds
from mailings.models import Bulletin, Delivery
from members import offices
from members.dual_control import is_permitted, is_second
from members.models import EndProposal, Office, OfficeNotice, User
from tests import make
from tests.pages import texts
from tests.races import at_once

pytestmark = pytest.mark.django_db
PUPPET = "otro-buzon@pacto.example"


@pytest.fixture
def ana():
    return colleague("ana")


@pytest.fixture
def beto():
    return colleague("beto")


def colleague(name: str) -> User:
    """Of the coordination for a year, appointed by nobody who is here."""
    user = make.user(f"{name}@pacto.example", name=name.title())
    Office.objects.create(user=user, kind="coordination", term=(timezone.now() - timedelta(days=365), None))
    return user


def coordinates(user: User, *, at=None) -> bool:
    return User.objects.with_roles(at=at or timezone.now()).get(pk=user.pk).is_staff


def prepared(by: User) -> Bulletin:
    now = timezone.now()
    return Bulletin.objects.create(
        month=timezone.localdate(now).replace(day=1), subject="De Ana", drafted_at=now, prepared_at=now, prepared_by=by
    )


def recipients(event: str) -> list[str]:
    return sorted(OfficeNotice.objects.filter(event=event).values_list("user__email", flat=True))


def began(giver: User, taker: User, days: int = 1) -> Office:
    """Appointed by her so many days ago, and active."""
    term = (timezone.now() - timedelta(days=days), None)
    return Office.objects.create(user=taker, kind="coordination", term=term, given_by=giver)


def test_a_second_mailbox_lets_nothing_out_within_a_minute(ana, beto, client):
    """Red while an appointment takes effect at once: she approves her own bulletin."""
    bulletin = prepared(ana)
    client.force_login(ana)
    client.post(reverse("admin:members_office_add"), {"email": PUPPET, "kind": "coordination"})
    puppet = User.objects.get(email=PUPPET)
    client.force_login(puppet)
    page = reverse("admin:mailings_bulletin_approve", args=[bulletin.pk])
    assert client.post(page, {"version": bulletin.version}).status_code == 302
    bulletin.refresh_from_db()
    assert bulletin.approved_at is None
    assert coordinates(puppet) is False


def test_a_second_mailbox_is_no_second_person_once_it_is_in(ana, beto):
    """Red while anybody else counts: the puppet, its puppet, two puppets of one hand, and whoever appointed her."""
    bulletin, puppet, second, third = prepared(ana), make.user(PUPPET), make.user(), make.user()
    began(ana, puppet), began(puppet, second), began(ana, third)
    for person in (puppet, second, third):
        with pytest.raises(ValidationError, match="Lo aprueba otra persona"):
            approving.approve(bulletin, version=bulletin.version, by=person, at=timezone.now())
    now = timezone.now()
    assert not is_second(ana.pk, to=third.pk, at=now)
    assert not is_second(second.pk, to=third.pk, at=now)
    approving.approve(bulletin, version=bulletin.version, by=beto, at=now)
    bulletin.refresh_from_db()
    assert bulletin.approved_by == beto
    assert bulletin.is_alone is False


def test_a_puppet_after_a_day_is_said_to_be_one_person_alone(ana):
    bulletin, puppet, tomorrow = prepared(ana), make.user(PUPPET), timezone.now() + timedelta(hours=25)
    began(ana, puppet)
    approving.approve(bulletin, version=bulletin.version, by=puppet, at=tomorrow)
    bulletin.refresh_from_db()
    assert bulletin.approved_by == puppet
    assert bulletin.is_alone is True


def test_a_puppet_publishes_neither_figures_nor_reports(ana, beto):
    puppet, now = make.user(PUPPET), timezone.now()
    began(ana, puppet)
    release, draft = Release(created_by=ana, created_at=now), ReportDraft(prepared_by=ana, prepared_at=now)
    may = {
        user.email: (releases.may_publish(release, by=user, at=now), reports.may_publish(draft, by=user, at=now))
        for user in (ana, puppet, beto)
    }
    assert may == {ana.email: (False, False), PUPPET: (False, False), beto.email: (True, True)}
    assert reports.as_it_would_be(draft, by=puppet, at=now + timedelta(days=2)).is_alone


def test_after_thirty_days_she_counts_as_the_other(ana):
    newcomer = make.user()
    began(ana, newcomer, days=31)
    now = timezone.now()
    assert is_permitted(prepared_by=ana.pk, prepared_at=now, by=newcomer.pk, at=now)


def test_an_appointment_begins_when_a_second_person_confirms_it(ana, beto):
    office = offices.appoint(PUPPET, kind="coordination", by=ana, at=timezone.now())
    assert not coordinates(office.user)
    for person in (ana, office.user):
        with pytest.raises(ValidationError, match="Lo confirma otra persona"):
            offices.confirm(office, by=person, at=timezone.now())
    offices.confirm(office, by=beto, at=timezone.now())
    assert coordinates(office.user)
    office.refresh_from_db()
    assert office.confirmed_by == beto
    assert office.given_by == ana
    assert recipients("confirmed") == recipients("appointed") == ["ana@pacto.example", "beto@pacto.example", PUPPET]


def test_a_puppet_confirms_no_other_puppet(ana):
    puppet = make.user()
    began(ana, puppet)
    office = offices.appoint(PUPPET, kind="coordination", by=ana, at=timezone.now())
    with pytest.raises(ValidationError, match="Lo confirma otra persona"):
        offices.confirm(office, by=puppet, at=timezone.now())


def test_whoever_is_alone_appoints_for_the_next_day(ana):
    office = offices.appoint(PUPPET, kind="coordination", by=ana, at=timezone.now())
    assert [coordinates(office.user, at=timezone.now() + timedelta(hours=hours)) for hours in (0, 23, 25)] == [
        False,
        False,
        True,
    ]


def test_whoever_objects_in_time_keeps_her_out_for_good(ana, beto):
    office = offices.appoint(PUPPET, kind="coordination", by=ana, at=timezone.now())
    offices.object_to(office, by=beto, reason="No la conozco.", at=timezone.now())
    assert not coordinates(office.user, at=timezone.now() + timedelta(days=3))
    assert recipients("objected") == ["ana@pacto.example", "beto@pacto.example", PUPPET]
    with pytest.raises(ValidationError, match="ya no espera"):
        offices.confirm(office, by=beto, at=timezone.now())
    offices.appoint(PUPPET, kind="coordination", by=beto, at=timezone.now())
    assert Office.objects.filter(user=office.user).count() == 2


def test_objecting_comes_too_late_where_it_has_begun(ana, beto):
    office = began(ana, make.user())
    with pytest.raises(ValidationError, match="ya no espera"):
        offices.object_to(office, by=beto, reason="Tarde.", at=timezone.now())


def test_appointing_strangers_again_and_again_writes_to_each_a_few_times(ana, beto):
    for _number in range(3):
        offices.object_to(
            offices.appoint(PUPPET, kind="coordination", by=ana, at=timezone.now()),
            by=ana,
            reason="No.",
            at=timezone.now(),
        )
    with pytest.raises(ValidationError, match="varias veces hoy"):
        offices.appoint(PUPPET, kind="coordination", by=ana, at=timezone.now())


def test_the_board_and_the_server_appoint_at_once(ana, capsys):
    offices.appoint("consejera@pacto.example", kind="board", by=ana, at=timezone.now())
    call_command("appoint_staff", "primera@pacto.example")
    users = User.objects.with_roles(at=timezone.now())
    assert users.get(email="consejera@pacto.example").is_board
    assert users.get(email="primera@pacto.example").is_staff
    assert OfficeNotice.objects.count() == 0


def test_nobody_ends_the_office_of_another_alone(ana, beto):
    """Red while one person ends it."""
    with pytest.raises(ValidationError, match="lo terminan dos"):
        offices.end(beto.offices.get(), by=ana, at=timezone.now())
    offices.end(ana.offices.get(), by=ana, at=timezone.now())
    assert coordinates(ana) is False
    assert coordinates(beto) is True


def test_two_end_the_office_of_a_third_and_all_are_told(ana, beto, client):
    carla, puppet = colleague("carla"), make.user(PUPPET)
    began(ana, puppet)
    office = carla.offices.get()
    client.force_login(carla)
    offices.propose_end(office, by=ana, reason="Dejó el Pacto.", at=timezone.now())
    for person in (ana, carla, puppet):
        with pytest.raises(ValidationError, match="Lo confirma otra persona"):
            offices.confirm_end(office, by=person, at=timezone.now())
    with pytest.raises(ValidationError, match="Ya hay una propuesta"):
        offices.propose_end(office, by=beto, reason="También.", at=timezone.now())
    offices.confirm_end(office, by=beto, at=timezone.now())
    proposal = EndProposal.objects.get()
    assert coordinates(carla) is False
    assert proposal.settled_by == beto
    assert proposal.is_carried_out is True
    assert client.get(reverse("admin:index")).status_code == 302
    everybody = sorted([user.email for user in (ana, beto, carla, puppet)])
    assert recipients("end_proposed") == recipients("ended") == everybody


def test_a_proposal_is_taken_back_by_whoever_made_it(ana, beto):
    office = beto.offices.get()
    offices.propose_end(office, by=ana, reason="Me equivoqué.", at=timezone.now())
    with pytest.raises(ValidationError, match="La retira quien la propuso"):
        offices.withdraw_end(office, by=beto, at=timezone.now())
    offices.withdraw_end(office, by=ana, at=timezone.now())
    with pytest.raises(ValidationError, match="Nadie propone"):
        offices.confirm_end(office, by=beto, at=timezone.now())


def test_the_server_ends_what_no_second_person_is_left_for(ana, beto):
    call_command("end_office", "beto@pacto.example", verbosity=0)
    assert coordinates(beto) is False
    assert coordinates(ana) is True
    with pytest.raises(CommandError, match="última persona"):
        call_command("end_office", "ana@pacto.example")


def test_nobody_shuts_the_door_on_a_colleague(ana, beto, client):
    """Red while closing an account is one person's tick."""
    client.force_login(ana)
    for user in (beto, offices.appoint(PUPPET, kind="coordination", by=beto, at=timezone.now()).user):
        page = reverse("admin:members_user_change", args=[user.pk])
        assert "una sola persona no le cierra la puerta" in client.get(page).text
        client.post(page, {"name": "Otro", "phone": ""})
        close = reverse("admin:members_user_close_account", args=[user.pk])
        assert client.post(close, {"reason": "x"}).status_code == 422
        user.refresh_from_db()
        assert user.name == "Otro"
        assert user.is_active is True
    member = make.user("integrante@pacto.example")
    client.post(reverse("admin:members_user_change", args=[member.pk]), {"name": "Integrante", "phone": ""})
    member.refresh_from_db()
    assert member.is_active
    client.post(reverse("admin:members_user_close_account", args=[member.pk]), {"reason": "Lo pidió."})
    member.refresh_from_db()
    assert not member.is_active


def test_the_office_shows_what_waits_and_who_may_do_what(ana, beto, client):
    office = offices.appoint(PUPPET, kind="coordination", by=ana, name="Otra", at=timezone.now())
    page = reverse("admin:members_office_change", args=[office.pk])
    acts, names = {}, {"Confirmar", "Objetar", "Cancelar el nombramiento"}
    for user in (ana, beto):
        client.force_login(user)
        acts[user.name] = names.intersection(texts(client.get(page), "a"))
        assert "Cargos que esperan a una segunda persona" in client.get(reverse("admin:index")).text
    assert acts == {"Ana": {"Cancelar el nombramiento"}, "Beto": {"Confirmar", "Objetar"}}
    waiting = client.get(reverse("admin:members_office_changelist") + "?situacion=esperan")
    assert texts(waiting, "td").count("Espera a otra persona") == 1
    assert "ana@pacto.example" not in waiting.text


def test_the_letters_say_who_appointed_whom_and_how_to_object(ana, beto):
    office = offices.appoint(PUPPET, kind="coordination", by=ana, name="Otra", at=timezone.now())
    kind = installed_kinds()["office_notice"]
    kind.queue(at=timezone.now())
    deliveries = list(Delivery.objects.all())
    messages = {one.email: kind.write([one], at=timezone.now())[one.pk] for one in deliveries}
    link = f"/admin/members/office/{office.pk}/change/"
    assert {email: link in each.text for email, each in messages.items()} == {
        "ana@pacto.example": True,
        "beto@pacto.example": True,
        PUPPET: False,
    }
    text = messages["beto@pacto.example"].text
    assert "Ana nombró a Otra (otro-buzon(@)pacto(.)example) en la Coordinación." in text
    assert "objételo antes" in text


@pytest.mark.django_db(transaction=True)
def test_confirming_and_objecting_at_once_is_one_of_them():
    ana, beto = colleague("ana"), colleague("beto")
    office = offices.appoint(PUPPET, kind="coordination", by=ana, at=timezone.now())
    acts = [
        lambda: offices.confirm(office, by=beto, at=timezone.now()),
        lambda: offices.object_to(office, by=ana, reason="No.", at=timezone.now()),
    ]
    results = at_once(lambda: acts.pop()(), times=2)
    assert sorted(type(result) for result in results if result) == [ValidationError]
    assert Office.objects.exclude(objected_at=None).exclude(confirmed_at=None).count() == 0
