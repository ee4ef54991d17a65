"""What a person wants to receive: one click leaves, looking changes nothing, and no link opens what is another's."""

import pytest
from django.test import Client
from django.utils import timezone

from kit.messages import topics
from kit.pages import links
from mailings import preferences, subscriptions
from mailings.models import Delivery, MailItem, OptOut
from mailings.outbox import sending
from meetings import noticing
from meetings.models import NoticeCopy
from tests import make
from tests.cast import commission_scene
from tests.mailboxes import mailed

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return make.user("ana@pacto.example")


def path(link: str) -> str:
    return link.removeprefix("http://localhost:8000")


def opted_out(user) -> set[str]:
    return set(OptOut.objects.active().filter(user=user).values_list("topic", flat=True))


def one_click(client: Client, link: str):
    return client.post(path(link), "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")


def test_one_click_leaves_without_cookie_login_or_redirect(ana):
    client = Client(enforce_csrf_checks=True)
    answer = one_click(client, preferences.leave_link(ana, "bulletin"))
    assert answer.status_code == 200
    assert opted_out(ana) == {"bulletin"}
    assert len(answer.cookies) == 0


def test_one_click_again_changes_nothing(ana):
    for _again in range(2):
        one_click(Client(), preferences.leave_link(ana, "bulletin", "surveys"))
    assert opted_out(ana) == {"bulletin", "surveys"}
    assert OptOut.objects.count() == 2


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_a_link_changes_nothing(ana, method):
    for link in (preferences.leave_link(ana, "bulletin"), preferences.preferences_link(ana)):
        for _again in range(20):
            assert getattr(Client(), method)(path(link)).status_code == 200
    assert opted_out(ana) == set()


def test_header_names_the_address_that_leaves(ana):
    headers = preferences.list_headers(ana, "bulletin")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    one_click(Client(), headers["List-Unsubscribe"].strip(" <>"))
    assert opted_out(ana) == {"bulletin"}


@pytest.mark.parametrize(
    "subject",
    ["{pk}:0:nothing", "{pk}:0:", "{pk}:0", "{pk}", "999999:0:bulletin", "x:0:bulletin"],
)
def test_a_link_that_names_nothing_is_404_and_changes_nothing(ana, subject):
    token = links.sign(preferences.LEAVE, subject.format(pk=ana.pk))
    assert Client().post(f"/correo/baja/{token}/").status_code == 404
    assert opted_out(ana) == set()


def test_a_link_leaves_the_topics_that_are_left_of_those_it_names(ana):
    """Red where one topic that no app declares any more makes the whole link useless."""
    token = links.sign(preferences.LEAVE, f"{ana.pk}:0:bulletin,former")
    assert Client().post(f"/correo/baja/{token}/").status_code == 200
    assert opted_out(ana) == {"bulletin"}


def test_a_link_of_one_purpose_opens_no_other(ana):
    leave, choose = (
        path(link).split("/")[-2]
        for link in (preferences.leave_link(ana, "bulletin"), preferences.preferences_link(ana))
    )
    assert Client().post(f"/correo/baja/{choose}/").status_code == 404
    assert Client().post(f"/correo/preferencias/{leave}/").status_code == 404
    assert opted_out(ana) == set()


def test_preferences_by_link_leave_and_take_up_again(ana):
    subscriptions.unsubscribe(ana, ["bulletin"], at=timezone.now())
    url = path(preferences.preferences_link(ana))
    names = [topic for topic in topics if topic != "notices"]
    assert Client(enforce_csrf_checks=True).post(url, {"topics": names}).status_code == 200
    assert opted_out(ana) == {"notices"}
    assert OptOut.objects.get(topic="bulletin").ended_at is not None


def test_preferences_in_the_portal_are_ones_own(ana, client):
    client.force_login(ana)
    assert client.post("/cuenta/correo/", {"topics": ["bulletin"]}).status_code == 302
    assert opted_out(ana) == set(topics) - {"bulletin"}


def test_leaving_suppresses_only_what_is_of_that_topic_and_person(ana):
    beto = make.user("beto@pacto.example")
    for user in (ana, beto):
        for kind in ("commission_notice", "invitation"):
            Delivery.objects.create(kind=kind, user=user, email=user.email)
    subscriptions.unsubscribe(ana, ["notices"], at=timezone.now())
    rows = Delivery.objects.filter(state="suppressed").values_list("kind", "user", "reason")
    assert list(rows) == [("commission_notice", ana.pk, "opted_out")]


def test_a_notice_to_who_does_not_want_it_fails_once_and_says_why(sink):
    """Red where its row stays due: every sweep would write another message that nobody gets."""
    scene, now = commission_scene(), timezone.now()
    noticing.write(scene.commission, by=scene["focal"], subject="Nos vemos", text="Hola.", at=now)
    subscriptions.unsubscribe(scene["titular"], ["notices"], at=now)
    assert [sending.send_due() for _again in range(3)] == [2, 0, 0]
    copy = NoticeCopy.objects.get(user=scene["titular"])
    assert copy.failure == "Pidió no recibir estos correos."
    assert copy.sent_at is None
    assert list(MailItem.objects.filter(user=scene["titular"]).values_list("delivery", "reason")) == [
        (None, "opted_out")
    ]


def test_a_notice_offers_to_leave_notices_and_an_invitation_offers_nothing(sink):
    scene, now = commission_scene(), timezone.now()
    noticing.write(scene.commission, by=scene["focal"], subject="Nos vemos", text="Hola.", at=now)
    make.invitation(make.organization(), "nueva@pacto.example")
    sending.send_due()
    notice, invitation = (dict(sink.messages)[f"{who}@pacto.example"] for who in ("titular", "nueva"))
    for kind in ("plain", "html"):
        bodies = [message.get_body([kind]).get_content() for message in (notice, invitation)]
        assert [body.count("/correo/preferencias/") for body in bodies] == [1, 0]
    one_click(Client(), notice["List-Unsubscribe"].strip(" <>"))
    assert opted_out(scene["titular"]) == {"notices"}
    assert invitation["List-Unsubscribe"] is None


def test_leaving_the_bulletin_stops_neither_invitations_nor_the_mail_about_the_login(ana, sink, settings):
    subscriptions.unsubscribe(ana, list(topics), at=timezone.now())
    make.invitation(make.organization(), ana.email)
    assert sending.send_due() == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Client().post("/cuenta/login/code/", {"email": ana.email})
    assert [(one.to, one.extra_headers.get("List-Unsubscribe")) for one in mailed()] == [([ana.email], None)]
