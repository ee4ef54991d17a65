"""A login costs the same whatever is left of earlier ones."""

from datetime import timedelta
from importlib import import_module

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.sessions import end_sessions
from tests import make

PASSWORD = "una-clave-larga"


@pytest.fixture
def person(db):
    user = make.user("titular@example.org")
    user.set_password(PASSWORD)
    user.save()
    user.emailaddress_set.update_or_create(email=user.email, defaults={"verified": True, "primary": True})
    make.representation(make.organization(), user)
    return user


def _opened(user, number: int) -> list[UserSession]:
    engine = import_module(settings.SESSION_ENGINE)
    stores = [engine.SessionStore() for _ in range(number)]
    for store in stores:
        store.create()
    return UserSession.objects.bulk_create(
        UserSession(user=user, session_key=store.session_key, ip="127.0.0.1", user_agent="x") for store in stores
    )


def _queries_of_a_login(user) -> int:
    client = Client()
    with CaptureQueriesContext(connection) as queries:
        response = client.post("/cuenta/login/", {"login": user.email, "password": PASSWORD})
    assert response.status_code == 302
    assert get_user_model().objects.get(pk=client.session["_auth_user_id"]) == user
    return len(queries)


def test_login_asks_as_much_beside_no_session_and_beside_40(person):
    """Red with allauth's own `purge_and_list`: three queries for each session."""
    first = _queries_of_a_login(person)
    UserSession.objects.all().delete()
    _opened(person, 40)
    assert _queries_of_a_login(person) == first
    assert UserSession.objects.filter(user=person).count() == 41


def test_page_of_sessions_asks_as_much_for_one_and_for_many(person):
    client = Client()
    client.force_login(person)
    query_counts = []
    for number in (1, 3):
        _opened(person, number)
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/cuenta/sessions/").status_code == 200
        query_counts.append(len(queries))
    assert query_counts[0] == query_counts[1]
    assert len(client.get("/cuenta/sessions/").context["sessions"]) == 4


def test_what_is_left_of_sessions_that_are_over_goes_at_the_next_login(person):
    closed, expired, _still = _opened(person, 3)
    Session.objects.filter(session_key=closed.session_key).delete()
    Session.objects.filter(session_key=expired.session_key).update(expire_date=timezone.now() - timedelta(minutes=1))
    _queries_of_a_login(person)
    assert not UserSession.objects.filter(pk__in=[closed.pk, expired.pk]).exists()
    assert UserSession.objects.filter(user=person).count() == 2


def test_all_sessions_of_people_end_together(person, django_assert_num_queries):
    other = make.user("otra@example.org")
    _opened(person, 3)
    [stays] = _opened(other, 1)
    with django_assert_num_queries(3):
        end_sessions([person])
    assert list(UserSession.objects.all()) == [stays]
    assert list(Session.objects.values_list("session_key", flat=True)) == [stays.session_key]
