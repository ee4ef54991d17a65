"""A small survey, those whom it asks, and what they answer."""

from datetime import timedelta

from django.utils import timezone

from members.models import Representation, User
from surveys import answer_links, answering
from surveys.access import Writer
from surveys.answering import ResponseDraft
from surveys.closing import close_wave
from surveys.models import Answer, Invitee, Question, Section, Survey, Wave
from surveys.opening import open_wave
from tests import make

AGREE, DISAGREE = {"c": [4]}, {"c": [2]}


def make_wave(**fields) -> Wave:
    """Not open yet: an agreement, one option, several, 0 to 10, a number, and a text that a condition shows."""
    number = next(make.numbers)
    survey = fields.pop("survey", None) or Survey.objects.create(slug=f"encuesta-{number}", name="Percepción")
    wave = Wave.objects.create(survey=survey, slug=f"ola-{number}", title="Percepción de prueba", **fields)
    first = Section.objects.create(wave=wave, position=1, title="Cómo lo ve")
    second = Section.objects.create(wave=wave, position=2, title="Lo que diría")
    agree = Question.objects.create(
        section=first, position=1, kind="agreement", wording="El Pacto avanza.", is_required=True
    )
    Question.objects.create(section=first, position=2, kind="one", wording="¿Por dónde?", options=["Correo", "Reunión"])
    Question.objects.create(
        section=first, position=3, kind="several", wording="¿Qué le sirve?", options=["A", "B", "C"]
    )
    Question.objects.create(section=second, position=1, kind="scale", wording="¿Lo recomendaría?")
    Question.objects.create(section=second, position=2, kind="number", wording="¿Cuántas niñas y niños?", highest=10000)
    Question.objects.create(
        section=second, position=3, kind="long", wording="¿Qué falta?", shown_if=agree, shown_values=[1, 2]
    )
    return wave


def opened_wave(wave: Wave, *, organizations: int = 0, days: int = 14, by=None) -> Wave:
    """The wave, open since now for so many days, with so many more organisations in the Pact."""
    for _number in range(organizations):
        make.organization()
    at = timezone.now()
    open_wave(wave, by=by or make.user(), at=at, opens_at=at, closes_at=at + timedelta(days=days))
    wave.refresh_from_db()
    return wave


def questions(wave: Wave) -> list[Question]:
    return list(Question.objects.filter(section__wave=wave).order_by("section__position", "position"))


def invitees(wave: Wave) -> list[Invitee]:
    return list(Invitee.objects.filter(wave=wave).with_wave().order_by("pk"))


def respondent_of(invitee: Invitee) -> User:
    """The person asked, or somebody who represents the organisation; she is made where there is nobody."""
    if invitee.user:
        return invitee.user
    mandates = Representation.objects.effective(at=timezone.now()).managing().order_by("pk")
    mandate = mandates.filter(organization=invitee.organization_id).first()
    return (mandate or make.representation(invitee.organization, make.user())).user


def link(invitee: Invitee) -> str:
    """The link of who answers."""
    return answer_links.link(invitee, respondent_of(invitee))


def writer(invitee: Invitee, entered_by=None) -> Writer:
    """Who answers, or staff who types it."""
    return Writer(entered_by.pk, types=True) if entered_by else Writer(respondent_of(invitee).pk)


def paper(invitee: Invitee, *, entered_by=None) -> ResponseDraft:
    return answering.response_of(invitee, writer(invitee, entered_by))


def save(invitee: Invitee, answers: dict, *, at, entered_by=None) -> ResponseDraft:
    return answering.save(invitee, answers, at=at, by=writer(invitee, entered_by))


def send(invitee: Invitee, *, at, entered_by=None) -> ResponseDraft:
    return answering.send(invitee, at=at, by=writer(invitee, entered_by))


def answer(invitee: Invitee, *values: dict, at=None) -> None:
    """The invitee answers the questions in their order, and sends it."""
    at = at or timezone.now()
    save(invitee, dict(zip(questions(invitee.wave), values, strict=False)), at=at)
    send(invitee, at=at)


def stored_answers():
    """What was answered in the waves of the test, without the baseline that a migration brings."""
    return Answer.objects.filter(question__section__wave__is_baseline=False)


def closed_wave(*answers: tuple, wave: Wave | None = None, more: int = 0) -> Wave:
    """Closed after each of `answers` was answered by another organisation, the first of those asked first.

    `more` organisations were asked and did not answer.
    """
    wave = wave or make_wave()
    opened_wave(wave, organizations=len(answers) + more)
    for invitee, values in zip(invitees(wave), answers, strict=False):
        answer(invitee, *values)
    close_wave(wave, at=wave.closes_at + timedelta(seconds=1))
    wave.refresh_from_db()
    return wave


def published_wave(*answers: tuple, **fields) -> Wave:
    """The same, and everybody may read it."""
    wave = closed_wave(*answers, **fields)
    wave.publish(by=make.user(), at=wave.closed_at)
    wave.refresh_from_db()
    return wave


def halves(agree: int, rest: int) -> list[tuple]:
    return [(AGREE,)] * agree + [(DISAGREE,)] * rest


def long_answers(number: int) -> list[tuple]:
    """Answers that say in words what is missing."""
    return [(DISAGREE, {}, {}, {}, {}, {"t": f"Falta lo {place}."}) for place in range(number)]
