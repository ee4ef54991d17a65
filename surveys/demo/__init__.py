"""Two invented waves of «¿Cómo percibes al Pacto?»: last year's, answered, closed and published; this year's, open.

Through the acts that everybody else goes through (opened, noted each night, closed), but for the answers: those are
sealed as anybody's and written all at once, because one by one they take half a minute.
"""

import random
from datetime import datetime, timedelta

from django.utils import timezone

from members.models import Organization, Representation, User
from surveys.answering import ResponseDraft
from surveys.catalogue import SURVEY, lay_out
from surveys.closing import close_wave, note_turnout
from surveys.models import Answer, Draft, Finding, Invitee, Question, QuestionKind, Survey, Theme, Wave
from surveys.opening import open_wave
from surveys.parsing import shown
from surveys.sealing import blinds, seal

from .words import FINDINGS, MARK, PERCEPTIONS, WISHES

FEWEST, MOST = 60, 2000
OPEN_DAYS = 14
SHARE = 0.63  # of those asked, who answered last year
SAID = {"percepcion": PERCEPTIONS, "falta": WISHES}


def load(*, at: datetime) -> None:
    """Make both waves; does nothing where there is one, or too few or too many to ask."""
    if Invitee.objects.exists() or not FEWEST <= Organization.objects.active().count() <= MOST:
        return
    chance = random.Random(2025)  # noqa: S311 invented data
    coordinator = User.objects.get(email="coordinacion@pacto.example")
    former, present = moments(at)
    _former(chance, by=coordinator, at=former)
    _present(chance, by=coordinator, at=present)


def moments(at: datetime) -> tuple[datetime, datetime]:
    """When each was opened; never in the same year, of which they have their names."""
    present = at - timedelta(days=5)
    return present - timedelta(days=366), present


def _opened(*, by, at: datetime) -> Wave:
    wave = Wave.objects.create(
        survey=Survey.objects.get(slug=SURVEY), slug=f"percepcion-{at.year}", title=f"Percepción {at.year}", text=MARK
    )
    lay_out(wave)
    open_wave(wave, by=by, at=at, opens_at=at, closes_at=at + timedelta(days=OPEN_DAYS))
    return Wave.objects.get(pk=wave.pk)


def _former(chance, *, by, at: datetime) -> None:
    wave = _opened(by=by, at=at)
    questions = _questions(wave)
    writers = _writers(wave)
    answering = chance.sample(list(writers), round(SHARE * wave.invitees.count()))
    for day in range(0, OPEN_DAYS, 2):
        moment = at + timedelta(days=day, hours=1)
        today = answering[day // 2 :: OPEN_DAYS // 2]
        _write(wave, [_sent(invitee, writers[invitee], chance, questions) for invitee in today])
        note_turnout(wave, on=timezone.localdate(moment))
    closed = wave.closes_at
    close_wave(wave, at=closed)
    _code(wave)
    for position, (text, state, answer) in enumerate(FINDINGS, start=1):
        finding = {"text": text, "state": state, "answer": answer, "owner": by}
        when = {"answered_at": closed + timedelta(days=40), "answered_by": by}
        Finding.objects.create(wave=wave, position=position, **finding, **when)
    Wave.objects.filter(pk=wave.pk).update(published_at=closed + timedelta(days=10), published_by=by)


def _present(chance, *, by, at: datetime) -> None:
    """Some have sent it, some have begun, and none of the accounts of the demonstration."""
    wave = _opened(by=by, at=at)
    questions = _questions(wave)
    accounts = Representation.objects.filter(user__email__endswith="@pacto.example").values("organization")
    others = set(wave.invitees.exclude(organization__in=accounts))
    writers = {invitee: user for invitee, user in _writers(wave).items() if invitee in others}
    answering = chance.sample(list(writers), len(others) // 6)
    sent = [invitee for place, invitee in enumerate(answering) if place % 4]
    _write(wave, [_sent(invitee, writers[invitee], chance, questions) for invitee in sent])
    _write(wave, [_begun(invitee, writers[invitee], chance, questions) for invitee in answering[::4]])
    note_turnout(wave, on=timezone.localdate(at))


def _writers(wave: Wave) -> dict[Invitee, int]:
    """Those whose organisation somebody may answer for, each with whom (her key)."""
    mandates = Representation.objects.effective(at=timezone.now()).managing().order_by("kind", "pk")
    people = dict(mandates.values_list("organization", "user"))
    invitees = wave.invitees.filter(organization__in=people).select_related("wave").order_by("pk")
    return {invitee: people[invitee.organization_id] for invitee in invitees}


def _sent(invitee: Invitee, user: int, chance, questions: list[Question]) -> tuple[bytes, ResponseDraft]:
    """The key of the organisation's draft, and what one of its people sent."""
    response = _response(_opinion(chance, questions), user)
    seen = {question.pk for question in shown(questions, response.answers)}
    response.answers = {pk: answer for pk, answer in response.answers.items() if pk in seen}
    response.is_sent = True
    return blinds(invitee.wave_id, invitee.pk)[0], response


def _begun(invitee: Invitee, user: int, chance, questions: list[Question]) -> tuple[bytes, ResponseDraft]:
    """The key of that person's own draft, and what she has answered so far."""
    response = _response(dict(list(_opinion(chance, questions).items())[:5]), user)
    return blinds(invitee.wave_id, invitee.pk, person=user)[0], response


def _response(opinion: dict[Question, dict], user: int) -> ResponseDraft:
    return ResponseDraft({"answers": {question.pk: answer for question, answer in opinion.items()}, "who": user})


def _write(wave: Wave, responses: list[tuple[bytes, ResponseDraft]]) -> None:
    """In place of the empty drafts with which the wave was opened."""
    drafts = []
    for blind, response in responses:
        sealed = seal(response.content, wave=wave.pk, blind=blind, size=wave.sealed_size)
        drafts.append(Draft(blind=blind, wave=wave, sealed=sealed))
    Draft.objects.bulk_create(drafts, update_conflicts=True, unique_fields=["blind"], update_fields=["sealed"])


def _questions(wave: Wave) -> list[Question]:
    questions = Question.objects.filter(section__wave=wave).select_related("item")
    return list(questions.order_by("section__position", "position"))


def _opinion(chance, questions: list[Question]) -> dict:
    """One organisation's answers: all of one mood, some of them left out where that is allowed."""
    mood = chance.gauss(3.5, 0.9)
    return {
        question: _answer(chance, question, mood)
        for question in questions
        if question.is_required or chance.random() < 0.6
    }


def _answer(chance, question: Question, mood: float) -> dict:
    match question.kind:
        case QuestionKind.AGREEMENT:
            return {"c": [0 if chance.random() < 0.05 else min(5, max(1, round(chance.gauss(mood, 0.8))))]}
        case QuestionKind.SCALE:
            return {"c": [min(10, max(0, round(chance.gauss(2 * mood, 1.5))))]}
        case QuestionKind.ONE:
            return {"c": [chance.randint(1, len(question.options))]}
        case QuestionKind.SEVERAL:
            return {"c": sorted(chance.sample(range(1, len(question.options) + 1), chance.randint(1, 3)))}
    return {"t": chance.choice(SAID[question.item.code])[0]}


def _code(wave: Wave) -> None:
    """Theme and tone of each open answer, as the coordination would have given them."""
    themes = {theme.code: theme for theme in Theme.objects.all()}
    for text, tone, theme in PERCEPTIONS + WISHES:
        answers = Answer.objects.filter(question__section__wave=wave, text=text)
        themed = [Answer.themes.through(answer=answer, theme=themes[theme]) for answer in answers]
        Answer.themes.through.objects.bulk_create(themed)
        answers.update(tone=tone)
