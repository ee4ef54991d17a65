"""Inviting, accepting and ending a mandate, and what each refuses."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from members import invitations, mandates
from members.models import Invitation, Organization, Representation, User
from tests import make


def sentence_of(call, **arguments) -> str:
    """The sentence with which the act refuses."""
    with pytest.raises(ValidationError) as refusal:
        call(**arguments)
    return refusal.value.messages[0]


def active(organization) -> list[tuple[str, str]]:
    rows = Representation.objects.active(at=timezone.now()).filter(organization=organization)
    return sorted(rows.values_list("user__email", "kind"))


@pytest.fixture
def invitation(cast) -> Invitation:
    return invitations.invite(
        cast.organization,
        email=" Nueva@Pacto.Example ",
        kind="alternate",
        position="Vocal",
        by=cast["titular"],
        at=timezone.now(),
    )


def test_invite_binds_the_address_for_fourteen_days(invitation, cast):
    assert invitation.email == "nueva@pacto.example"
    assert invitation.expires_at - invitation.created_at == pytest.approx(timedelta(days=14), abs=timedelta(seconds=1))
    assert list(Invitation.objects.due(at=timezone.now())) == [invitation]
    assert active(cast.organization) == [("contact@pacto.example", "contact"), ("titular@pacto.example", "titular")]


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("nueva@pacto.example", "Ya hay una invitación abierta para ese correo: puede reenviarla o cancelarla."),
        ("contact@pacto.example", "Esa persona ya representa a la organización: la encuentra en la lista de personas."),
        ("TITULAR@pacto.example", "Ese es su propio correo: no puede invitarse a sí misma o a sí mismo."),
        ("no es correo", "Escriba bien el correo, por ejemplo rosa@gmail.com."),
        ("", "Este campo no puede estar en blanco."),
    ],
)
def test_invite_refuses_with_a_sentence(invitation, cast, email, sentence):
    refused = sentence_of(
        invitations.invite, organization=cast.organization, email=email, by=cast["titular"], at=timezone.now()
    )
    assert refused == sentence


def test_invite_refuses_an_unknown_kind(cast):
    refused = sentence_of(
        invitations.invite, organization=cast.organization, email="x@y.mx", kind="staff", by=None, at=timezone.now()
    )
    assert refused == "El valor 'staff' no es una opción válida."


def test_invite_refuses_for_a_withdrawn_organization(cast):
    Organization.objects.filter(pk=cast.organization.pk).update(
        status="withdrawn", status_at=timezone.now(), status_reason="x"
    )
    refused = sentence_of(
        invitations.invite, organization=cast.organization, email="x@y.mx", by=None, at=timezone.now()
    )
    assert refused == "La organización ya no es integrante del Pacto."


def test_invite_puts_an_end_to_floods(cast, monkeypatch):
    monkeypatch.setattr(invitations, "OPEN_AT_MOST", 1)
    invitations.invite(cast.organization, email="a@y.mx", by=None, at=timezone.now())
    refused = sentence_of(
        invitations.invite, organization=cast.organization, email="b@y.mx", by=None, at=timezone.now()
    )
    assert refused == "Hay demasiadas invitaciones abiertas: cancele alguna antes de hacer otra."


def test_invite_replaces_an_expired_invitation(invitation, cast):
    Invitation.objects.update(expires_at=timezone.now())
    invitations.invite(cast.organization, email=invitation.email, by=cast["titular"], at=timezone.now())
    states = sorted(row.state(at=timezone.now()) for row in Invitation.objects.all())
    assert states == ["revoked", "waiting"]


def test_resend_opens_an_expired_invitation_again(invitation, cast):
    past = timezone.now() - timedelta(days=1)
    Invitation.objects.update(expires_at=past, sent_at=past, failed_at=past, failure="550")
    invitations.resend(invitation, by=cast["titular"], at=timezone.now())
    invitation.refresh_from_db()
    assert invitation.sent_at is None
    assert invitation.failed_at is None
    assert invitation.failure == ""
    assert invitation.state(at=timezone.now() + timedelta(days=13)) == "waiting"


def test_revoke_closes_for_good(invitation, cast):
    invitations.revoke(invitation, by=cast["titular"], at=timezone.now())
    invitation.refresh_from_db()
    assert invitation.revoked_by == cast["titular"]
    closed = "Esta invitación se canceló. Si aún la necesita, pida otra a su organización o a la Coordinación."
    assert (
        sentence_of(
            invitations.accept,
            invitation=invitation,
            user=User.objects.known(invitation.email),
            at=timezone.now(),
        )
        == closed
    )
    assert sentence_of(invitations.resend, invitation=invitation, by=cast["titular"], at=timezone.now()) == closed
    assert sentence_of(invitations.revoke, invitation=invitation, by=cast["titular"], at=timezone.now()) == closed


def test_accept_begins_a_mandate_once(invitation, cast):
    person = User.objects.known(invitation.email)
    mandate = invitations.accept(invitation, user=person, at=timezone.now())
    assert mandate.kind == "alternate"
    assert mandate.position == "Vocal"
    assert mandate.given_by == cast["titular"]
    again = sentence_of(invitations.accept, invitation=invitation, user=person, at=timezone.now())
    assert again == "Esta invitación ya fue aceptada. Entre al portal con el correo que la recibió."
    assert ("nueva@pacto.example", "alternate") in active(cast.organization)


def test_accept_is_for_the_address_alone(invitation, cast):
    assert sentence_of(invitations.accept, invitation=invitation, user=cast["outsider"], at=timezone.now()) == (
        "Esta invitación es para otro correo electrónico."
    )


def test_accept_knows_a_person_by_another_proven_address(invitation, cast):
    EmailAddress.objects.create(user=cast["outsider"], email=invitation.email, verified=True)
    assert invitations.accept(invitation, user=cast["outsider"], at=timezone.now()).user == cast["outsider"]


def test_accept_refuses_an_expired_invitation(invitation):
    Invitation.objects.update(expires_at=timezone.now())
    refused = sentence_of(
        invitations.accept, invitation=invitation, user=User.objects.known(invitation.email), at=timezone.now()
    )
    assert refused == "Esta invitación ya venció. Pida a su organización o a la Coordinación que se la reenvíen."


def test_accept_as_titular_hands_over_from_the_one_the_inviter_knew(cast):
    heir = invitations.invite(cast.organization, email="relevo@pacto.example", by=cast["titular"], at=timezone.now())
    invitations.accept(heir, user=User.objects.known(heir.email), at=timezone.now())
    assert active(cast.organization) == [("contact@pacto.example", "contact"), ("relevo@pacto.example", "titular")]


def test_accept_as_titular_does_not_push_out_a_later_titular(cast):
    first = invitations.invite(cast.organization, email="primera@pacto.example", by=cast["staff"], at=timezone.now())
    second = invitations.invite(cast.organization, email="segunda@pacto.example", by=cast["staff"], at=timezone.now())
    invitations.accept(second, user=User.objects.known(second.email), at=timezone.now())
    person = User.objects.known(first.email)
    assert sentence_of(invitations.accept, invitation=first, user=person, at=timezone.now()) == (
        "Después de esta invitación la organización nombró a otra persona titular. Pida una invitación nueva."
    )
    assert ("segunda@pacto.example", "titular") in active(cast.organization)


def test_end_mandate_ends_rights_and_sessions_at_once(cast):
    client = cast.client("contact")
    key = client.session.session_key
    UserSession.objects.create(user=cast["contact"], session_key=key, ip="127.0.0.1", user_agent="x")
    mandate = cast.organization.representations.get(user=cast["contact"])
    mandates.end(mandate, by=cast["titular"], at=timezone.now())
    assert active(cast.organization) == [("titular@pacto.example", "titular")]
    assert client.get("/mi-organizacion/").status_code == 302
    assert not Session.objects.filter(session_key=key).exists()
    mandate.refresh_from_db()
    assert mandate.ended_by == cast["titular"]
    again = sentence_of(mandates.end, representation=mandate, by=cast["titular"], at=timezone.now())
    assert again == "Esa representación ya había terminado."


@pytest.mark.parametrize(("named_by", "state"), [("titular", "waiting"), ("staff", "revoked")])
def test_hand_over_closes_the_invitations_of_whoever_is_replaced_by_others(cast, named_by, state):
    hers = make.invitation(cast.organization, "otra@pacto.example", invited_by=cast["titular"])
    successor = make.user("sucesora@pacto.example")
    named = make.invitation(cast.organization, successor.email, kind="titular", invited_by=cast[named_by])
    invitations.accept(named, user=successor, at=timezone.now())
    hers.refresh_from_db()
    assert hers.state(at=timezone.now()) == state


@pytest.mark.parametrize(("ended_by", "state"), [("staff", "revoked"), ("titular", "waiting")])
def test_end_mandate_closes_the_invitations_of_whoever_is_sent_away(cast, ended_by, state):
    """Red without it: she comes back through a second address of her own. Whoever leaves may have named others."""
    titular = cast["titular"]
    sent = invitations.invite(cast.organization, email="otra@x.mx", kind="alternate", by=titular, at=timezone.now())
    other = invitations.invite(cast.organization, email="ajena@x.mx", by=cast["staff"], at=timezone.now())
    mandates.end(cast.organization.representations.get(user=titular), by=cast[ended_by], at=timezone.now())
    sent.refresh_from_db()
    other.refresh_from_db()
    now = timezone.now()
    assert sent.state(at=now) == state
    assert other.state(at=now) == "waiting"


@pytest.mark.django_db(transaction=True)
def test_accept_twice_at_once_makes_one_mandate():
    organization = make.organization()
    invitation = invitations.invite(organization, email="doble@pacto.example", by=None, at=timezone.now())
    person = User.objects.known(invitation.email)
    start, outcomes = Barrier(8), []

    def press():
        try:
            start.wait()
            invitations.accept(Invitation.objects.get(pk=invitation.pk), user=person, at=timezone.now())
            outcomes.append("accepted")
        except ValidationError as error:
            outcomes.append(error.messages[0])
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    presses = [Thread(target=press) for _ in range(8)]
    for thread in presses:
        thread.start()
    for thread in presses:
        thread.join()
    already = "Esta invitación ya fue aceptada. Entre al portal con el correo que la recibió."
    assert sorted(outcomes) == sorted(["accepted"] + [already] * 7)
    assert active(organization) == [("doble@pacto.example", "titular")]
