"""A simulated wave: sixty organisations answer in random order, some long, some short, some of them twice.

For half of them somebody speaks from the beginning, who has a draft of her own; for the others she comes later, and
writes in the one that the organisation shares.
"""

import random
import string
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members import links
from surveys.access import LINK
from surveys.closing import close_wave, note_turnout
from surveys.models import Invitee, Wave
from surveys.sealing import blinds
from tests import make
from tests.surveys.waves import invitees, make_wave, opened_wave, questions, respondent_of, save, send

from .seen import Seen, fresh_tables, journal_everything

ORGANIZATIONS, TEXTS = 60, 24
Step = Callable[[], object]


@dataclass
class Truth:
    """What only the simulation knows: who said what, under which key, and in which order they sent it."""

    numbers: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    drafts: dict[int, set[str]] = field(default_factory=dict)
    tokens: dict[int, str] = field(default_factory=dict)
    sent: list[int] = field(default_factory=list)


class Simulation:
    """Plays the wave and lets the attacker look; `client` answers through the pages, without it through the acts."""

    def __init__(self, *, client: Client | None = None, in_pieces: bool = False):
        fresh_tables()
        self.chance = random.Random()
        self.client, self.in_pieces = client, in_pieces
        self.truth = Truth()
        for _number in range(ORGANIZATIONS // 2):
            make.representation(make.organization(), make.user())
        self.wave: Wave = opened_wave(make_wave(), organizations=ORGANIZATIONS // 2)
        for invitee in invitees(self.wave):
            respondent_of(invitee)  # before anybody answers: whom a link is for tells nothing of what follows
        self.questions = questions(self.wave)
        self.seen = Seen(self.wave.pk)
        journal_everything()
        self.seen.look("opened")

    def play(self) -> Seen:
        """Two days: a night between them, the second ends with the closing."""
        people = invitees(self.wave)
        self.chance.shuffle(people)
        lengths = self.chance.sample(range(40, 40 + 20 * TEXTS, 20), TEXTS)
        for place, invitee in enumerate(people):
            self._decide(invitee, place, lengths)
        half = len(people) // 2
        self._day(people[:half])
        note_turnout(self.wave, on=timezone.localdate())
        self._day(people[half:])
        self.seen.look("before")
        return self.seen

    def end(self) -> Seen:
        close_wave(self.wave, at=self.wave.closes_at + timedelta(minutes=1))
        self.seen.look("after")
        self.seen.witness = list(self.truth.sent)
        self.seen.owners = {key: pk for pk, keys in self.truth.drafts.items() for key in keys}
        return self.seen

    def _decide(self, invitee: Invitee, place: int, lengths: list[int]) -> None:
        self.truth.numbers[invitee.pk] = 1000 + place
        user = respondent_of(invitee)
        keys = blinds(self.wave.pk, invitee.pk) + blinds(self.wave.pk, invitee.pk, person=user.pk)
        self.truth.drafts[invitee.pk] = {key.hex() for key in keys}
        self.truth.tokens[invitee.pk] = links.sign(LINK, user, invitee.pk)
        if place < 2 * TEXTS and place % 2 == 0:
            mark = "".join(self.chance.choices(string.ascii_lowercase, k=6))
            length = lengths[place // 2]
            self.truth.texts[invitee.pk] = " ".join([mark] * length)[:length]

    def _day(self, people: list[Invitee]) -> None:
        """Everybody's steps in their order, those of all mixed at random."""
        waiting = {invitee.pk: self._steps(invitee) for invitee in people}
        while waiting:
            pk = self.chance.choice(list(waiting))
            waiting[pk].pop(0)()
            if not waiting[pk]:
                self.truth.sent.append(pk)
                del waiting[pk]

    def _steps(self, invitee: Invitee) -> list[Step]:
        agree, one, several, scale, number, text = self.questions
        words = self.truth.texts.get(invitee.pk, "")
        first = {agree: {"c": [self.chance.choice([1, 2] if words else [3, 4, 5])]}, one: {"c": [1]}}
        if self.chance.random() < 0.5:
            first[several] = {"c": [1, 3]}
        second = {scale: {"c": [8]}, number: {"n": self.truth.numbers[invitee.pk]}}
        steps = [lambda: self._save(invitee, 1, first)]
        pieces = range(20, len(words), 20) if self.in_pieces else ()
        steps += [lambda upto=upto: self._save(invitee, 2, {text: {"t": words[:upto]}}) for upto in pieces]
        steps.append(lambda: self._save(invitee, 2, second | ({text: {"t": words}} if words else {})))
        steps += [lambda: self._save(invitee, 1, first)] * (0 if self.in_pieces else self.chance.randrange(3))
        return [*steps, lambda: self._send(invitee)]

    def _save(self, invitee: Invitee, number: int, answers: dict) -> None:
        if not self.client:
            save(invitee, answers, at=timezone.now())
            return
        typed = {f"p{question.pk}": next(iter(value.values())) for question, value in answers.items()}
        address = reverse("survey_section", args=[self.truth.tokens[invitee.pk], number])
        assert self.client.post(address, typed).status_code == 302

    def _send(self, invitee: Invitee) -> None:
        if not self.client:
            send(invitee, at=timezone.now())
            return
        assert self.client.post(reverse("survey_send", args=[self.truth.tokens[invitee.pk]])).status_code == 302
