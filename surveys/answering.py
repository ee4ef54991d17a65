"""An invitee answers: each answer is kept as it is given, seen by nobody but its writer, and sent once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from .access import Writer, hold_open_wave
from .models import Draft, Invitee, Question, Wave
from .parsing import AnswerValue, missing_questions, shown
from .sealing import blinds, seal, unseal

SENT, MISSING = "sent", "missing"
TYPED, SHARED, OWN = "typed", "shared", "own"


class ResponseDraft:
    """What was answered so far: `answers` by question, whether it was sent, and by whom it was written or entered."""

    def __init__(self, content: dict):
        self.answers: dict[int, AnswerValue] = {int(key): value for key, value in content.get("answers", {}).items()}
        self.is_sent: bool = content.get("sent", False)
        self.entered_by: int | None = content.get("by")
        self.written_by: int | None = content.get("who")

    def is_of_another(self, by: Writer) -> bool:
        """Whether another person of the organisation wrote it."""
        return self.written_by not in (None, by.user_id)

    def seen_by(self, by: Writer) -> "ResponseDraft":
        """What was typed for the invitee, as `by` sees it: what somebody else typed only once it was sent."""
        return self if self.is_sent or self.entered_by == by.user_id else ResponseDraft({"by": by.user_id})

    @property
    def content(self) -> dict:
        return {"answers": self.answers, "sent": self.is_sent, "by": self.entered_by, "who": self.written_by}


def response_of(invitee: Invitee, by: Writer) -> ResponseDraft:
    """What `by` has answered so far for the invitee, or what it sent; nothing once the wave was counted. One query.

    Nobody sees what another person of the same organisation has begun, only that one of them has sent. Who types sees
    neither what the invitee does by itself nor that it has sent: only the day on which it did is known.
    """
    places = {blind: place for place, keys in _keys(invitee, by).items() for blind in keys}
    rows = Draft.objects.filter(pk__in=places)
    by_place = {places[bytes(row.blind)]: _opened(row) for row in rows}
    typed, shared = by_place.get(TYPED, ResponseDraft({})), by_place.get(SHARED, ResponseDraft({}))
    if by.types:
        return typed.seen_by(by)
    if shared.is_sent or typed.is_sent:
        return shared if shared.is_sent else typed
    own = by_place.get(OWN, shared)
    return ResponseDraft({}) if own.is_of_another(by) else own


def _keys(invitee: Invitee, by: Writer) -> dict[str, list[bytes]]:
    """By place the keys under which its draft may be found.

    Whoever managed the organisation when the wave was opened has a draft of her own. In the shared one lies what was
    sent, and before that what the first of those writes who came later.
    """
    about = invitee.wave_id, invitee.pk
    return {TYPED: blinds(*about, typed=True), SHARED: blinds(*about), OWN: blinds(*about, person=by.user_id)}


def _opened(draft: Draft) -> ResponseDraft:
    return ResponseDraft(unseal(draft.sealed, wave=draft.wave_id, blind=draft.blind))


def _keep(draft: Draft, response: ResponseDraft, *, size: int) -> None:
    sealed = seal(response.content, wave=draft.wave_id, blind=draft.blind, size=size)
    Draft.objects.filter(pk=draft.pk).update(sealed=sealed)


def _writing(invitee: Invitee, *, at, by: Writer, is_sending: bool = False) -> tuple[Wave, Draft, ResponseDraft]:
    """What `by` has written, with the draft, locked, that takes it; a sentence where the wave takes no answers."""
    wave = hold_open_wave(invitee.wave, at=at)
    draft = _target(invitee, wave, by, is_sending=is_sending)
    response = response_of(invitee, by)
    if response.is_sent:
        raise ValidationError(_("Ya recibimos su respuesta. ¡Gracias! No hace falta nada más."), SENT)
    return wave, draft, response


def _target(invitee: Invitee, wave: Wave, by: Writer, *, is_sending: bool) -> Draft:
    """The draft, locked, that takes what `by` writes or sends.

    Hers is made only now where somebody else who came later has the shared one.
    """
    keys = _keys(invitee, by)
    if by.types:
        _lay_out(keys[TYPED], wave, ResponseDraft({"by": by.user_id}))
        return _locked(keys[TYPED]).get()
    if not is_sending and (own := _locked(keys[OWN]).first()):
        return own
    shared = _locked(keys[SHARED]).get()
    before = _opened(shared)
    if is_sending or before.is_sent or not before.is_of_another(by):
        return shared
    _lay_out(keys[OWN], wave, ResponseDraft({"who": by.user_id}))
    return _locked(keys[OWN]).get()


def _locked(keys: list[bytes]):
    return Draft.objects.filter(pk__in=keys).select_for_update()


def _lay_out(keys: list[bytes], wave: Wave, response: ResponseDraft) -> None:
    """A further draft beside those that were there from the beginning; of two made at once one stays."""
    if not Draft.objects.filter(pk__in=keys).exists():
        sealed = seal(response.content, wave=wave.pk, blind=keys[0], size=wave.sealed_size)
        Draft.objects.bulk_create([Draft(blind=keys[0], wave=wave, sealed=sealed)], ignore_conflicts=True)


@transaction.atomic
def save(invitee: Invitee, answers: dict[Question, AnswerValue], *, at, by: Writer) -> ResponseDraft:
    """Keep these answers; one left empty takes back what was said before. Others stay as they are.

    Where `by` types, what the invitee itself has said stays as it is, unread.
    """
    wave, draft, response = _writing(invitee, at=at, by=by)
    for question, answer in answers.items():
        if answer:
            response.answers[question.pk] = answer
        else:
            response.answers.pop(question.pk, None)
    _sign(response, by)
    _keep(draft, response, size=wave.sealed_size)
    return response


def _sign(response: ResponseDraft, by: Writer) -> None:
    response.entered_by, response.written_by = (by.user_id, None) if by.types else (None, by.user_id)


@transaction.atomic
def send(invitee: Invitee, *, at, by: Writer) -> ResponseDraft:
    """Send what was answered: only what was shown counts, and nothing required may be missing.

    What one of an organisation's people sends is the organisation's answer: what others have begun is never read.
    """
    wave, draft, response = _writing(invitee, at=at, by=by, is_sending=True)
    questions = list(Question.objects.filter(section__wave=wave).order_by("section__position", "position"))
    if missing_questions(questions, response.answers):
        raise ValidationError(_("Faltan respuestas obligatorias. Las marcamos para que las encuentre."), MISSING)
    seen = {question.pk for question in shown(questions, response.answers)}
    response.answers = {pk: answer for pk, answer in response.answers.items() if pk in seen}
    response.is_sent = True
    _sign(response, by)
    _keep(draft, response, size=wave.sealed_size)
    return response


@transaction.atomic
def decline(invitee: Invitee, *, at) -> None:
    """The invitee does not want to answer, nor to be invited again to this wave; it may still change its mind."""
    hold_open_wave(invitee.wave, at=at)
    Invitee.objects.filter(pk=invitee.pk, answered_on__isnull=True).update(declined_on=localdate(at))
