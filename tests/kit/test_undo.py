"""The sentence that says what is done carries the way back, for its time and no longer."""

from datetime import timedelta

import pytest
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

from kit.editing.undo import UNDO_TIME, Undo, say_done, undo_of


class Storage(list):
    """What a request keeps messages in."""

    def add(self, level, message, extra_tags=""):
        self.append(Message(level, message, extra_tags=extra_tags))


@pytest.fixture
def request_with_messages():
    request = RequestFactory().get("/")
    request._messages = Storage()
    return request


def drawn(request) -> str:
    return render_to_string("components/flash.html", {"messages": request._messages}, request)


def test_sentence_carries_its_way_back(request_with_messages):
    until = timezone.now() + UNDO_TIME
    undo = Undo("/deshacer/", until, fields={"version": 3, "word": '"<'})
    say_done(request_with_messages, "Acuerdo cumplido.", undo)
    (message,) = request_with_messages._messages
    back = undo_of(message, at=until - timedelta(seconds=1))
    assert (back.url, back.until, back.fields) == ("/deshacer/", until, {"version": 3, "word": '"<'})
    page = drawn(request_with_messages)
    assert page.count('action="/deshacer/"') == 1
    assert page.count('name="version" value="3"') == 1
    assert page.count('value="&quot;&lt;"') == 1
    assert page.count("csrfmiddlewaretoken") == page.count('name="form_key"') == 1
    assert page.count(f"hasta las {timezone.localtime(until):%H:%M}.") == 1


def test_sentence_is_all_that_is_left_when_the_time_is_over(request_with_messages):
    now = timezone.now()
    say_done(request_with_messages, "Acuerdo cumplido.", Undo("/deshacer/", now))
    assert undo_of(request_with_messages._messages[0], at=now) is None
    assert drawn(request_with_messages).count("<form") == 0
    assert drawn(request_with_messages).count("Acuerdo cumplido.") == 1


def test_sentence_without_a_way_back_is_as_ever(request_with_messages):
    say_done(request_with_messages, "Guardado.")
    assert undo_of(request_with_messages._messages[0], at=timezone.now()) is None
    assert drawn(request_with_messages).count("<form") == 0
