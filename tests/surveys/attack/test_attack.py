"""Whoever has the database, its write-ahead log and the logs, but not SECRET_KEY, ties nobody to an answer.

Every protection is also taken away once, to see that the attacker would find it.
"""

import itertools
import logging
from hashlib import sha256
from io import StringIO
from uuid import UUID

import pytest
import redis
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kit.logs import TokenlessFormatter
from surveys import answering, closing, opening, sealing
from surveys.models import Answer, Invitee

from . import attacker
from .wave import ORGANIZATIONS, Simulation

pytestmark = pytest.mark.django_db
ALL = attacker.TO_NUMBERS + attacker.TO_TEXTS + attacker.TO_DRAFTS
LINE = settings.LOGGING["formatters"]["line"]["format"]


@pytest.fixture
def logs():
    """What every logger says, as the processes write it, and without hiding anything."""
    handlers = {}
    for name, formatter in (("ours", TokenlessFormatter(LINE)), ("plain", logging.Formatter(LINE))):
        handlers[name] = logging.StreamHandler(StringIO())
        handlers[name].setFormatter(formatter)
        logging.getLogger().addHandler(handlers[name])
    before = logging.getLogger().level
    logging.getLogger().setLevel(logging.INFO)
    yield lambda name: handlers[name].stream.getvalue()
    logging.getLogger().setLevel(before)
    for handler in handlers.values():
        logging.getLogger().removeHandler(handler)


def everything_kept_in_valkey() -> bytes:
    """Messages to the workers, results and caches."""
    dumps = []
    for address in {settings.CELERY_BROKER_URL, settings.CACHES["default"]["LOCATION"]}:
        with redis.Redis.from_url(address) as server:
            dumps += [key + (server.dump(key) or b"") for key in server.scan_iter(count=1000)]
    return b"".join(dumps)


def test_attack_on_a_wave_hits_no_more_than_chance(logs):
    simulation = Simulation(client=Client())
    seen, truth = simulation.play(), simulation.truth
    refused = simulation.client.post(reverse("survey_send", args=[truth.tokens[seen.invitees[0]["id"]] + "x"]))
    assert refused.status_code == 404
    assert len(truth.texts) == 24
    assert len(truth.numbers) == ORGANIZATIONS
    kept = seen.everything() + everything_kept_in_valkey() + logs("ours").encode()
    secrets = [text[:6] for text in truth.texts.values()] + list(truth.tokens.values())
    assert [secret for secret in secrets if secret.encode() in kept] == []
    simulation.end()
    hits = {each.__name__: attacker.hits(each, seen, truth) for each in ALL}
    print(hits)
    assert [each.__name__ for each in ALL if hits[each.__name__] >= attacker.alarm(each)] == []
    assert Invitee.objects.filter(answered_on__isnull=False).count() == ORGANIZATIONS
    assert len(seen.drafts["after"]) == 0


class InOrder:
    """A shuffle that leaves everything as it is."""

    def shuffle(self, rows):
        pass


def no_shuffle_at_the_closing(patch):
    patch.setattr(closing, "SystemRandom", InOrder)


def growing_keys(patch):
    count = itertools.count(1)
    patch.setattr(Answer._meta.get_field("id"), "_get_default", lambda: UUID(int=next(count)))


def order_of_the_drafts_kept(sabotage):
    """The sabotage, where the closing also takes the drafts as they lie on disk."""

    def both(patch):
        sabotage(patch)
        patch.setattr(closing, "sorted", list, raising=False)

    return both


def drafts_without_padding(patch):
    def seal(content, *, wave, blind, size):
        return sealing.seal(content, wave=wave, blind=blind, size=len(answering_bytes(content)) + 28)

    patch.setattr(answering, "seal", seal)


def answering_bytes(content: dict) -> bytes:
    return sealing.json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def drafts_under_a_plain_key(patch):
    def plain(wave, invitee, *, typed=False, person=None):
        whose = f"|{person}" if person else "|typed" * typed
        return [sha256(f"{wave}|{invitee}{whose}".encode()).digest()]

    for module in (answering, closing, opening):
        patch.setattr(module, "blinds", plain)
    patch.setattr("tests.surveys.attack.wave.blinds", plain)


def drafts_laid_out_in_order(patch):
    patch.setattr(opening, "SystemRandom", InOrder)


def turnout_noted_at_once(patch):
    keep = answering._keep

    def noted(draft, sheet, *, size):
        keep(draft, sheet, size=size)
        if sheet.is_sent:
            pk = next(pk for pk in Invitee.objects.values_list("pk", flat=True) if own(draft, pk))
            Invitee.objects.filter(pk=pk).update(answered_on="2026-11-23")

    def own(draft, pk):
        return bytes(draft.blind) == sealing.blinds(draft.wave_id, pk)[0]

    patch.setattr(answering, "_keep", noted)


@pytest.mark.parametrize(
    ("sabotage", "linking"),
    [
        (no_shuffle_at_the_closing, attacker.order_of_invitees_and_place_on_disk),
        (growing_keys, attacker.order_of_invitees_and_key),
        (order_of_the_drafts_kept(no_shuffle_at_the_closing), attacker.order_of_sending_and_place_on_disk),
        (order_of_the_drafts_kept(no_shuffle_at_the_closing), attacker.drafts_on_disk_and_answers_on_disk),
        (order_of_the_drafts_kept(growing_keys), attacker.order_of_sending_and_key),
        (order_of_the_drafts_kept(growing_keys), attacker.drafts_by_transaction_and_answers_by_key),
        (drafts_without_padding, attacker.length_of_draft_and_of_text),
        (drafts_under_a_plain_key, attacker.key_of_draft_computed),
        (drafts_laid_out_in_order, attacker.order_of_invitees_and_drafts_as_laid_out),
        (turnout_noted_at_once, attacker.written_in_one_transaction),
        (turnout_noted_at_once, attacker.turnout_and_last_save),
    ],
)
def test_attack_finds_what_a_protection_hides(monkeypatch, sabotage, linking):
    sabotage(monkeypatch)
    simulation = Simulation()
    simulation.play()
    assert attacker.hits(linking, simulation.end(), simulation.truth) >= attacker.alarm(linking)


def test_attack_finds_texts_that_are_saved_in_pieces():
    """Why a text is saved once, when its field is left, and not while it grows."""
    simulation = Simulation(in_pieces=True)
    simulation.play()
    linking = attacker.number_of_saves_and_length_of_text
    assert attacker.hits(linking, simulation.end(), simulation.truth) >= attacker.alarm(linking)


def test_attack_finds_the_words_of_drafts_that_are_not_sealed(monkeypatch):
    monkeypatch.setattr(answering, "seal", lambda content, *, wave, blind, size: answering_bytes(content).ljust(size))
    for module in (answering, closing):
        monkeypatch.setattr(module, "unseal", open_plain)
    simulation = Simulation()
    kept = simulation.play().everything()
    assert [text[:6] for text in simulation.truth.texts.values() if text[:6].encode() in kept] != []


def open_plain(sealed, *, wave, blind):
    sealed = bytes(sealed)
    return (
        sealing.json.loads(sealed)
        if sealed.startswith(b'{"answers"')
        else sealing.unseal(sealed, wave=wave, blind=blind)
    )


def test_attack_finds_the_link_in_a_log_that_hides_nothing(client, logs):
    address = reverse("survey_answer", args=["MTIz:1abcdef:" + "a" * 43])
    assert client.get(address).status_code == 404
    assert [address in logs(name) for name in ("plain", "ours")] == [True, False]
