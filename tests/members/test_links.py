"""A person's links end with her address, her password, her mandate, or when she says so."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mailings import preferences
from meetings import answering, calendars
from meetings.models import Agreement, CalendarFeed
from members import confirming, links, mandates, membership_status
from members.models import User
from surveys import answer_links
from surveys.models import Invitee
from tests.surveys.waves import make_wave, opened_wave

pytestmark = pytest.mark.django_db
PERSONAL = {"survey", "agreement", "calendar", "confirmation", "preferences"}


@pytest.fixture
def actor(parties) -> User:
    """Responsible for an agreement, and representing her organisation."""
    return parties["responsible"]


def sent_to(user: User, parties) -> dict[str, str]:
    """Every kind of link that a person is sent, made anew from rows as they are now."""
    now, user = timezone.now(), User.objects.get(pk=user.pk)
    organization = user.representations.first().organization
    agreement = Agreement.objects.select_related("responsible").first() or parties.agree()
    if not Invitee.objects.exists():
        opened_wave(make_wave())
    question = confirming.ask(organization, user=user, at=now)
    question.user = agreement.responsible = user
    if not CalendarFeed.objects.exists():
        calendars.renew(user, at=now)
    links = {
        "survey": answer_links.link(Invitee.objects.get(organization=organization), user),
        "agreement": answering.answer_link(agreement, user),
        "calendar": calendars.feed_link(CalendarFeed.objects.select_related("user").get()),
        "confirmation": confirming.confirmation_link(question),
        "preferences": preferences.preferences_link(user),
        "leave": preferences.leave_link(user, "bulletin"),
    }
    return {name: path_of(link) for name, link in links.items()}


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def opening(urls: dict[str, str]) -> set[str]:
    return {name for name, url in urls.items() if Client().get(url).status_code == 200}


def test_links_closed_open_nothing_and_new_ones_do(parties, actor):
    """Red while a token carries nothing that she can take back. Leaving alone goes on: it only lessens what is sent."""
    before = sent_to(actor, parties)
    assert opening(before) == PERSONAL | {"leave"}
    links.close_links(actor, at=timezone.now())
    assert opening(before) == {"leave"}
    assert opening(sent_to(actor, parties)) == PERSONAL | {"leave"}
    links.close_links(actor, at=timezone.now())
    assert opening(before) == {"leave"}


def test_links_of_others_stay(parties, actor):
    other = parties["focal"]
    link = preferences.preferences_link(other)
    links.close_links(actor, at=timezone.now())
    assert Client().get(path_of(link)).status_code == 200


def test_links_end_with_the_mandate(parties, actor):
    before = sent_to(actor, parties)
    mandates.end(actor.representations.get(), by=parties["staff"], at=timezone.now())
    assert opening(before) == {"leave"}
    actor.refresh_from_db()
    new = calendars.feed_link(CalendarFeed.objects.select_related("user").get(user=actor))
    assert Client().get(path_of(new)).status_code == 404


def test_links_end_where_the_organization_leaves(parties, actor):
    before = sent_to(actor, parties)
    membership_status.withdraw(
        actor.representations.get().organization, by=parties["staff"], reason="Se fue", at=timezone.now()
    )
    membership_status.readmit(
        actor.representations.get().organization, by=parties["staff"], reason="Volvió", at=timezone.now()
    )
    assert opening(before) == {"leave"}


def test_links_closed_leave_without_a_way_to_choose(parties, actor):
    """Red where the page of an old mail gives out a link of today."""
    old = sent_to(actor, parties)["leave"]
    assert "/correo/preferencias/" in Client().get(old).text
    links.close_links(actor, at=timezone.now())
    page = Client().get(old).text
    assert "/correo/preferencias/" not in page
    assert reverse("my_mail_topics") in page
    assert Client().post(old, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert "bulletin" not in preferences.chosen_topics(actor)


def test_links_are_closed_by_a_button_that_says_so(client, parties, actor):
    before = sent_to(actor, parties)
    client.force_login(actor)
    page = client.get(reverse("usersessions_list")).text
    assert "Cerrar todos mis enlaces" in page
    assert "Se cerraron por última vez" not in page
    answer = client.post(reverse("links_close"), follow=True)
    assert answer.redirect_chain == [(reverse("usersessions_list"), 302)]
    assert "ya no abren nada" in answer.text
    assert "Se cerraron por última vez" in answer.text
    assert opening(before) == {"leave"}


def test_links_end_with_the_password(client, parties, actor):
    actor.set_password("una-clave-larga-1")
    actor.save()
    before = sent_to(actor, parties)
    client.force_login(actor)
    form = {"oldpassword": "una-clave-larga-1", "password1": "otra-clave-larga-2", "password2": "otra-clave-larga-2"}
    assert client.post(reverse("account_change_password"), form).status_code == 302
    assert opening(before) == {"leave"}


def test_links_closed_stay_closed_where_a_stale_row_is_saved(actor):
    """Red without the trigger: whoever read the row before writes back that they are open."""
    stale, now = User.objects.get(pk=actor.pk), timezone.now()
    links.close_links(User.objects.get(pk=actor.pk), at=now)
    stale.save()
    stale.links_closed_at = now - timedelta(days=1)
    stale.save()
    assert User.objects.get(pk=actor.pk).links_closed_at == now


def test_closing_links_stays_in_the_history(actor):
    links.close_links(actor, at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM members_userevent WHERE id = %s AND links_closed_at IS NOT NULL", [actor.pk]
        )
        assert cursor.fetchone() == (1,)
