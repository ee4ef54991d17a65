"""What is kept for long, or read by many, opens nothing."""

import logging
import re

import pytest
from django.db import connection
from django.urls import get_resolver, reverse
from django.utils import timezone

from members import confirming, invitations, links
from members.models import Invitation
from tests import make

pytestmark = pytest.mark.django_db


def test_history_keeps_who_asked_and_no_link(cast):
    """Red with the library's own middleware, which keeps the address and so the token."""
    invitation = make.invitation(cast.organization, email=cast["outsider"].email)
    link = invitations.invitation_link(invitation, mailed=True)
    assert cast.client("outsider").post("/" + link.split("/", 3)[3]).status_code == 302
    assert Invitation.objects.get().accepted_by == cast["outsider"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT metadata FROM pghistory_context ORDER BY created_at DESC LIMIT 1")
        assert cursor.fetchone()[0] == f'{{"user": {cast["outsider"].pk}}}'


@pytest.fixture
def written():
    """The lines that the portal's own log handler writes."""
    handler = next(one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler)
    lines, stream = [], handler.stream
    handler.stream = type("Lines", (), {"write": lambda self, text: lines.append(text), "flush": lambda self: None})()
    yield lines
    handler.stream = stream


def test_log_of_a_refused_form_names_the_page_and_not_its_token(client, cast, written):
    question = confirming.ask(cast.organization, user=cast["titular"], at=timezone.now())
    url = reverse("confirmation", args=[links.sign(confirming.PURPOSE, question.user, question.key)])
    assert client.post(url, {"answer": "correct"}).status_code == 422
    assert "".join(written) == "WARNING django.request Unprocessable Entity: /confirmar-datos/…/\n"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/invitaciones/InFxYm-_:1xVEVn:LquqZkgFT-t-3Solcae_D8dIHpOKJnQKXc_o8EIdzt8/", "/invitaciones/…/"),
        ("/cuenta/password/reset/key/1-cabc12-d0c1d2e3f4/", "/cuenta/password/reset/key/…/"),
        ("/integrantes/estados/puebla/", "/integrantes/estados/puebla/"),
    ],
)
def test_log_line_leaves_out_what_opens_something(written, path, shown):
    logging.getLogger("django.request").warning("Gone: %s", path)
    assert re.sub(r"\s+$", "", "".join(written)) == f"WARNING django.request Gone: {shown}"


def public_keyed() -> set[str]:
    """Every address that holds a key, up to it."""
    prefixes = set()

    def walk(patterns, before=""):
        for one in patterns:
            path = before + str(one.pattern).lstrip("^")
            if hasattr(one, "url_patterns"):
                walk(one.url_patterns, path)
            elif named := re.search(r"[(<](?:\?P<|str:)(?:token|key|uidb36)>", path):
                prefixes.add(path[: named.start()])

    walk(get_resolver().url_patterns)
    return prefixes


def test_every_address_that_ends_in_a_key_is_known_to_the_logs(settings):
    """Red where a page opened by a link is added and its key stays in every log, the proxy's too."""
    assert "sumarse/" in public_keyed()
    assert public_keyed() - set(settings.LINK_PATHS) == set()
