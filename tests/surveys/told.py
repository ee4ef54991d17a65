"""A wave that was answered and closed."""

from datetime import timedelta

from surveys.closing import close
from surveys.models import Wave
from tests import make
from tests.surveys.asked import a_wave, answer, invitees, opened

AGREE, NOT = {"c": [4]}, {"c": [2]}


def closed(*said: tuple, wave: Wave | None = None, more: int = 0) -> Wave:
    """Closed after each of `said` was answered by another organisation, the first of those asked first.

    `more` organisations were asked and did not answer.
    """
    wave = wave or a_wave()
    opened(wave, organizations=len(said) + more)
    for invitee, given in zip(invitees(wave), said, strict=False):
        answer(invitee, *given)
    close(wave, at=wave.closes_at + timedelta(seconds=1))
    wave.refresh_from_db()
    return wave


def published(*said: tuple, **fields) -> Wave:
    """The same, and everybody may read it."""
    wave = closed(*said, **fields)
    wave.publish(by=make.user(), at=wave.closed_at)
    wave.refresh_from_db()
    return wave


def halves(agree: int, rest: int) -> list[tuple]:
    return [(AGREE,)] * agree + [(NOT,)] * rest


def wrote(number: int) -> list[tuple]:
    """Answers that say in words what is missing."""
    return [(NOT, {}, {}, {}, {}, {"t": f"Falta lo {place}."}) for place in range(number)]
