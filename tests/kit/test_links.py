"""A token opens one thing for one purpose, for its time, and says nothing to whoever meets it in a log."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta

import pytest

from kit.logs import tokenless
from kit.pages import links

A_DAY = timedelta(days=1)


def is_refused(purpose: str, token: str, *, max_age=A_DAY) -> bool:
    try:
        links.read(purpose, token, max_age=max_age)
    except links.BadLinkError:
        return True
    return False


def test_link_opens_what_was_signed_for_its_purpose_alone():
    token = links.sign("survey", "12:34")
    assert links.read("survey", token, max_age=A_DAY) == "12:34"
    assert is_refused("survey-paper", token)


def test_link_altered_anywhere_opens_nothing():
    token = links.sign("survey", 12)
    signs = "Aa0-_.=\n"
    altered = {token[:place] + sign + token[place + 1 :] for place in range(len(token)) for sign in signs}
    altered |= {token[:place] + sign + token[place:] for place in range(len(token) + 1) for sign in signs}
    altered |= {token[:place] for place in range(len(token))} | {"", "x", "a:b:c", "é", "pacto_", "pacto_é", "🙂" * 40}
    assert [each for each in altered - {token} if not is_refused("survey", each)] == []


def test_link_too_old_opens_nothing(monkeypatch):
    token, now = links.sign("survey", 12), links.time.time()
    monkeypatch.setattr("kit.pages.links.time.time", lambda: now + A_DAY.total_seconds() + 2)
    assert is_refused("survey", token)
    assert links.read("survey", token, max_age=2 * A_DAY) == "12"


def test_link_outlives_a_change_of_secret_that_keeps_the_former(settings):
    token = links.sign("survey", 12)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "la-nueva", [settings.SECRET_KEY]
    assert links.read("survey", token, max_age=A_DAY) == "12"
    settings.SECRET_KEY_FALLBACKS = []
    assert is_refused("survey", token)


def test_link_says_nothing_of_its_subject_or_its_time():
    """Red where it is only signed: then a proxy's log says who opened the survey, and when her mail went out."""
    tokens = [links.sign("survey", subject) for subject in ("7:4", "44600:44600", "7:4")]
    contents = [urlsafe_b64decode(token.removeprefix(links.MARK) + "==") for token in tokens]
    assert len({token[len(links.MARK) : len(links.MARK) + 6] for token in tokens}) == 3
    assert len({len(token) for token in tokens}) == 1
    clock = str(int(links.time.time()))[:6].encode()
    for content in contents:
        assert [part for part in (b"7:4", b"44600", clock) if part in content] == []
    assert urlsafe_b64encode(contents[0])[:8].decode() in tokens[0]


@pytest.mark.parametrize("subject", ["1", "9" * 300])
def test_link_is_known_to_the_logs(subject):
    token = links.sign("survey", subject)
    assert re.fullmatch(r"[\w-]+", token)
    assert tokenless(f"Not Found: /encuestas/r/{token}/enviar/?a=1") == "Not Found: /encuestas/r/…/enviar/?a=1"
