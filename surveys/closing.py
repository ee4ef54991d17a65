"""A wave is closed: what was sent is opened, counted, written shuffled, and the drafts are erased.

All in one transaction: until it commits nothing can be read, and if it is cut short nothing has happened.
"""

from secrets import SystemRandom

from django.db import transaction
from django.utils.timezone import localdate

from .access import lock_wave
from .answering import ResponseDraft
from .audience import Groups, groups
from .counting import cells, countable_groups, tells_no_more
from .models import Answer, Breakdown, Cell, Draft, Invitee, NamedAnswer, Question, Turnout, Wave
from .parsing import meets
from .sealing import blinds, unseal
from .small_groups import FEWEST

BATCH = 2000


def sent(wave: Wave) -> dict[int, ResponseDraft]:
    """What has been sent so far, by invitee; only in memory, and never for longer than a count takes.

    What was typed counts where the invitee sent nothing itself. In the order of the invitees: that of the drafts on
    disk must not come into a statement, nor a log of statements.
    """
    owner = {
        blind: pk
        for pk in wave.invitees.values_list("pk", flat=True)
        for typed in (False, True)
        for blind in blinds(wave.pk, pk, typed=typed)
    }
    own, typed = {}, {}
    for draft in Draft.objects.filter(wave=wave).iterator(chunk_size=BATCH):
        blind = bytes(draft.blind)
        if blind not in owner:  # what one of its people has begun
            continue
        response = ResponseDraft(unseal(draft.sealed, wave=wave.pk, blind=blind))
        if response.is_sent:
            (typed if response.entered_by else own)[owner[blind]] = response
    return dict(sorted((typed | own).items()))


@transaction.atomic
def note_turnout(wave: Wave, *, on) -> int:
    """Write beside each who has answered since the last night the day `on`; answers how many.

    All of a day in one statement, whose order is that of the invitees: the day is known and nothing finer.
    """
    return _note(wave, sent(wave), on=on)


def _note(wave: Wave, responses: dict[int, ResponseDraft], *, on) -> int:
    by = {pk: response.entered_by for pk, response in responses.items()}
    noted = Invitee.objects.filter(wave=wave, pk__in=by, answered_on__isnull=True)
    marked = noted.filter(pk__in=[pk for pk, who in by.items() if who])
    rows = list(marked)
    for invitee in rows:
        invitee.entered_by_id = by[invitee.pk]
    Invitee.objects.bulk_update(rows, ["entered_by"])
    return noted.update(answered_on=on)


@transaction.atomic
def close_wave(wave: Wave, *, at) -> int:
    """Count the wave; answers how many had been sent. Called again it changes nothing."""
    wave = lock_wave(wave)
    if wave.closed_at is not None or not wave.is_locked:
        return wave.response_count
    responses = sent(wave)
    _note(wave, responses, on=localdate(min(at, wave.closes_at)))
    responses = _one_each(wave, responses)
    if not wave.is_named:
        responses = _hidden_among_five(responses)
    by_invitee = {pk: response.answers for pk, response in responses.items()}
    typed = {pk for pk, response in responses.items() if response.entered_by}
    questions = list(Question.objects.filter(section__wave=wave).select_related("shown_if"))
    invited = groups(wave, at=at)
    _write(wave, questions, by_invitee)
    if len(by_invitee) >= FEWEST:
        _publish(wave, questions, by_invitee, invited, typed=typed)
    Draft.objects.filter(wave=wave).delete()
    wave.closed_at, wave.response_count = at, len(by_invitee)
    wave.version += 1
    wave.save(update_fields=["closed_at", "response_count", "version"])
    return len(by_invitee)


def _one_each(wave: Wave, responses: dict[int, ResponseDraft]) -> dict[int, ResponseDraft]:
    """Of organisations that were merged since they were asked one answer counts: that of the one that stays, if any."""
    rows = Invitee.objects.filter(wave=wave, user__isnull=True).values_list("pk", "organization")
    merged = dict(rows.filter(organization__merged_into__isnull=False).values_list("pk", "organization__merged_into"))
    spoken = {organization for pk, organization in rows if pk in responses and pk not in merged}
    counted = dict(responses)
    for pk, organization in sorted(merged.items()):
        if pk in responses and organization in spoken:
            del counted[pk]
        elif pk in responses:
            spoken.add(organization)
    return counted


def _hidden_among_five(responses: dict[int, ResponseDraft]) -> dict[int, ResponseDraft]:
    """Whoever typed the other answers knows them: fewer than five that nobody typed would be theirs to read."""
    typed = {pk: response for pk, response in responses.items() if response.entered_by}
    return typed if typed and len(responses) - len(typed) < FEWEST else responses


def _write(wave: Wave, questions: list[Question], by_invitee: dict) -> None:
    if wave.is_named:
        rows = [
            NamedAnswer(invitee_id=pk, **_fields(q, by_invitee[pk][q.pk]))
            for pk in by_invitee
            for q in questions
            if q.pk in by_invitee[pk]
        ]
        NamedAnswer.objects.bulk_create(rows, batch_size=BATCH)
    elif len(by_invitee) >= FEWEST:
        rows = [Answer(**_fields(q, own[q.pk])) for own in by_invitee.values() for q in questions if q.pk in own]
        SystemRandom().shuffle(rows)
        Answer.objects.bulk_create(rows, batch_size=BATCH)


def _fields(question: Question, answer: dict) -> dict:
    return {"question": question, "chosen": answer.get("c", []), "number": answer.get("n"), "text": answer.get("t", "")}


def _publish(wave: Wave, questions: list[Question], by_invitee: dict, invited: Groups, *, typed: set[int]) -> None:
    made, countable = [], countable_groups(invited, by_invitee.keys())
    parts: dict[int, list] = {}
    for question in questions:
        answers = {pk: own.get(question.pk, {}) for pk, own in by_invitee.items() if meets(question, own)}
        apart = countable if question.shown_if is None else {}
        shown_cells = cells(question, answers, apart, typed=typed) if tells_no_more(question, parts) else []
        parts[question.pk] = [tuple(cell.options) for cell in shown_cells if cell.breakdown == Breakdown.ALL]
        made += shown_cells
    Cell.objects.bulk_create(made, batch_size=BATCH)
    Turnout.objects.bulk_create(
        Turnout(
            wave=wave,
            breakdown=breakdown,
            group=group,
            invited_count=len(invitees),
            response_count=len(invitees & by_invitee.keys()) if (breakdown, group) in countable else None,
        )
        for (breakdown, group), invitees in invited.items()
    )
