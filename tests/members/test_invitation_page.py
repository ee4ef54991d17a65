"""The page behind an invitation's link: scanners change nothing, the mailed link lets in, the copied one asks first."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from members import invitations
from members.models import Invitation, Organization, PrivacyNotice, Representation, User
from tests import make
from tests.mailboxes import code_for, mailed


@pytest.fixture
def invitation(cast) -> Invitation:
    return make.invitation(cast.organization, "nueva@pacto.example", kind="alternate", name="Nora Nueva")


@pytest.fixture
def mailed_link(invitation) -> str:
    return path(invitation, mailed=True)


@pytest.fixture
def copied(invitation) -> str:
    return path(invitation, mailed=False)


def path(invitation, *, mailed) -> str:
    return "/" + invitations.invitation_link(invitation, mailed=mailed).split("/", 3)[3]


def mandates(email="nueva@pacto.example") -> list[str]:
    return list(Representation.objects.filter(user__email=email).values_list("kind", flat=True))


def test_invitation_looked_at_changes_nothing(mailed_link, copied):
    for link in (mailed_link, copied):
        page = Client().get(link)
        assert page.status_code == 200
        assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
        assert Client().head(link).status_code == 200
    assert not User.objects.filter(email="nueva@pacto.example").exists()
    assert Invitation.objects.get().accepted_at is None


def test_invitation_by_mail_is_accepted_with_one_press(mailed_link):
    client = Client()
    assert client.post(mailed_link).url == "/mi-organizacion/"
    person = User.objects.get(email="nueva@pacto.example")
    assert mandates() == ["alternate"]
    assert person.name == "Nora Nueva"
    assert person.emailaddress_set.get().verified
    assert person.usersession_set.count() == 1
    assert client.get("/mi-organizacion/").url == "/bienvenida/"


def test_invitation_by_mail_lets_in_nobody_who_has_been_inside(mailed_link):
    person = make.user("nueva@pacto.example", last_login=timezone.now())
    client = Client()
    assert client.get(mailed_link).context["step"] == "prove"
    assert client.post(mailed_link).url.startswith("/cuenta/login/code/confirm/")
    assert mandates(person.email) == []


def test_invitation_copied_asks_for_a_code_first(copied):
    client = Client()
    answer = client.post(copied)
    assert mandates() == []
    assert [message.to for message in mailed()] == [["nueva@pacto.example"]]
    entered = client.post(answer.url, {"code": code_for("nueva@pacto.example")})
    assert entered.url == copied
    assert client.get(copied).context["step"] == "accept"
    client.post(copied)
    assert mandates() == ["alternate"]


def test_invitation_copied_cannot_be_turned_into_the_mailed_one(copied):
    assert Client().get(copied).context["step"] == "prove"


def test_invitation_of_somebody_else_says_whose_it_is(cast, mailed_link):
    client = cast.client("outsider")
    page = client.get(mailed_link)
    assert page.context["step"] == "stranger"
    assert "outsider@pacto.example" in page.content.decode()
    assert client.post(mailed_link).url == mailed_link
    assert mandates("outsider@pacto.example") == ["titular"]


def test_invitation_used_says_so(mailed_link):
    Client().post(mailed_link)
    for answer in (Client().get(mailed_link), Client().post(mailed_link, follow=True)):
        assert "Esta invitación ya fue aceptada." in answer.content.decode()
    assert Client().get(mailed_link).status_code == 410
    assert mandates() == ["alternate"]


def test_invitation_accepted_twice_shows_the_page_of_the_first(mailed_link):
    """Red where the second press is told of an error."""
    client = Client()
    first = client.post(mailed_link)
    second = client.post(mailed_link)
    assert second.status_code == 302
    assert second.url == first.url
    assert mandates() == ["alternate"]


def test_invitation_accepted_at_once_by_two_presses_lets_the_second_in_to_log_in(mailed_link):
    Client().post(mailed_link)
    second = Client().post(mailed_link, follow=True)
    assert second.redirect_chain[-1][0].startswith("/cuenta/login/")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"expires_at": timezone.now() - timedelta(days=1)}, "Esta invitación ya venció. Pida a su organización"),
        ({"revoked_at": timezone.now()}, "Esta invitación se canceló. Si aún la necesita, pida otra"),
    ],
)
def test_invitation_closed_says_what_to_do(mailed_link, change, sentence):
    Invitation.objects.update(**change)
    for answer in (Client().get(mailed_link), Client().post(mailed_link)):
        assert answer.status_code == 410
        assert sentence in answer.content.decode()
    assert mandates() == []


def test_invitation_of_a_withdrawn_organization_is_closed(mailed_link):
    Organization.objects.update(status="withdrawn", status_at=timezone.now(), status_reason="x")
    answer = Client().post(mailed_link)
    assert answer.status_code == 410
    assert "La organización ya no es integrante del Pacto." in answer.content.decode()


@pytest.mark.parametrize("spoil", [lambda link: link[:-5] + "/", lambda link: "/invitaciones/nada/"])
def test_invitation_with_a_broken_link_is_not_there(mailed_link, spoil):
    assert Client().get(spoil(mailed_link)).status_code == 404


def test_invitation_for_a_closed_account_is_refused(mailed_link):
    make.user("nueva@pacto.example", is_active=False)
    answer = Client().post(mailed_link)
    assert answer.status_code == 409
    assert "Su cuenta está desactivada." in answer.content.decode()
    assert Invitation.objects.get().accepted_at is None


def test_welcome_confirms_data_people_and_notice(cast, mailed_link):
    PrivacyNotice.objects.all().delete()
    notice = PrivacyNotice.objects.create(version="1", simplified="Corto", text="Largo", published_at=timezone.now())
    client = Client()
    client.post(mailed_link)
    assert client.get("/bienvenida/").context["form"]["name"].value() == "Nora Nueva"
    assert client.post("/bienvenida/", {"name": "Nora", "phone": "55 1234 5678"}).url == "/bienvenida/personas/"
    assert client.post("/bienvenida/personas/").url == "/bienvenida/aviso/"
    refused = client.post("/bienvenida/aviso/", {"notice": "1"})
    assert refused.status_code == 422
    assert client.post("/bienvenida/aviso/", {"notice": "0", "accepted": "on"}).status_code == 422
    assert client.post("/bienvenida/aviso/", {"notice": "1", "accepted": "on"}).url == "/"
    person = User.objects.get(email="nueva@pacto.example")
    assert person.name == "Nora"
    assert person.welcomed_at is not None
    assert list(person.consents.values_list("notice", flat=True)) == [notice.pk]
    assert Organization.objects.get(pk=cast.organization.pk).confirmed_at is not None
    assert client.get("/mi-organizacion/").url == f"/mi-organizacion/{cast.organization.slug}/"
