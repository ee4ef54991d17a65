"""An invitee answers: each answer is kept as it is given, and what is sent is sent once."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from .models import Draft, Invitee, Question, Wave
from .reading import Given, lacking, shown
from .sealing import blinds, seal, unseal

SENT, CLOSED, LACKING = "sent", "closed", "lacking"


class Paper:
    """What an invitee has answered so far: `given` by question, and whether it was sent."""

    def __init__(self, content: dict):
        self.given: dict[int, Given] = {int(key): value for key, value in content.get("given", {}).items()}
        self.is_sent: bool = content.get("sent", False)
        self.entered_by: int | None = content.get("by")

    def seen_by(self, by) -> "Paper":
        """What was typed for the invitee, as `by` sees it: what somebody else typed only once it was sent."""
        return self if self.is_sent or self.entered_by == by.pk else Paper({"by": by.pk})

    @property
    def content(self) -> dict:
        return {"given": self.given, "sent": self.is_sent, "by": self.entered_by}


def hold(wave: Wave, *, counting: bool = False) -> None:
    """Within a transaction: many may answer at once, and nobody while the wave is being counted.

    A lock that leaves no trace on the wave's row, so that answering writes the draft and nothing else.
    """
    function = "pg_advisory_xact_lock" if counting else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtext('surveys'), %s)", [wave.pk])


def paper(invitee: Invitee, *, entered_by=None) -> Paper:
    """What the invitee has answered so far, or what `entered_by` typed for it; nothing once the wave was counted.

    Who types sees neither what the invitee does by itself nor that it has sent: only the day on which it did is known.
    """
    drafts = _drafts(invitee, typed=True)
    if entered_by is not None:
        return _opened(drafts.first()).seen_by(entered_by)
    papers = [_opened(draft) for draft in drafts | _drafts(invitee)]
    return max(papers, key=lambda each: (each.is_sent, each.entered_by is None), default=Paper({}))


def _drafts(invitee: Invitee, *, typed: bool = False):
    return Draft.objects.filter(pk__in=blinds(invitee.wave_id, invitee.pk, typed=typed))


def _opened(draft: Draft | None) -> Paper:
    return Paper(unseal(draft.sealed, wave=draft.wave_id, blind=draft.blind) if draft else {})


def _keep(draft: Draft, sheet: Paper, *, size: int) -> None:
    sealed = seal(sheet.content, wave=draft.wave_id, blind=draft.blind, size=size)
    Draft.objects.filter(pk=draft.pk).update(sealed=sealed)


def _writing(invitee: Invitee, *, at, by) -> tuple[Wave, Draft, Paper]:
    """The draft, locked, of a wave that takes answers at this moment; a sentence when it does not."""
    hold(invitee.wave)
    wave = Wave.objects.get(pk=invitee.wave_id)
    if not wave.is_open(at=at):
        raise ValidationError(_("La encuesta ya cerró; muchas gracias por su interés."), CLOSED)
    if by is not None and not _drafts(invitee, typed=True).exists():
        _lay_out_typed(invitee, wave, by=by)
    draft = _drafts(invitee, typed=by is not None).select_for_update().get()
    sheet = paper(invitee, entered_by=by)
    if sheet.is_sent:
        raise ValidationError(_("Ya recibimos su respuesta. ¡Gracias! No hace falta nada más."), SENT)
    return wave, draft, sheet


def _lay_out_typed(invitee: Invitee, wave: Wave, *, by) -> None:
    """A draft for what is typed, beside the invitee's own; of two made at once one stays."""
    blind = blinds(wave.pk, invitee.pk, typed=True)[0]
    sealed = seal(Paper({"by": by.pk}).content, wave=wave.pk, blind=blind, size=wave.sealed_size)
    Draft.objects.bulk_create([Draft(blind=blind, wave=wave, sealed=sealed)], ignore_conflicts=True)


@transaction.atomic
def save(invitee: Invitee, answers: dict[Question, Given], *, at, entered_by=None) -> Paper:
    """Keep these answers; one left empty takes back what was said before. Others stay as they are.

    With `entered_by` (staff, from paper or by telephone) what the invitee itself has said stays as it is, unread.
    """
    wave, draft, sheet = _writing(invitee, at=at, by=entered_by)
    for question, given in answers.items():
        if given:
            sheet.given[question.pk] = given
        else:
            sheet.given.pop(question.pk, None)
    sheet.entered_by = entered_by.pk if entered_by else None
    _keep(draft, sheet, size=wave.sealed_size)
    return sheet


@transaction.atomic
def send(invitee: Invitee, *, at, entered_by=None) -> Paper:
    """Send what was answered: only what was shown counts, and nothing required may be missing."""
    wave, draft, sheet = _writing(invitee, at=at, by=entered_by)
    questions = list(Question.objects.filter(section__wave=wave).order_by("section__position", "position"))
    if lacking(questions, sheet.given):
        raise ValidationError(_("Faltan respuestas obligatorias. Las marcamos para que las encuentre."), LACKING)
    seen = {question.pk for question in shown(questions, sheet.given)}
    sheet.given = {pk: given for pk, given in sheet.given.items() if pk in seen}
    sheet.is_sent, sheet.entered_by = True, entered_by.pk if entered_by else None
    _keep(draft, sheet, size=wave.sealed_size)
    return sheet


def decline(invitee: Invitee, *, on) -> None:
    """The invitee does not want to answer, nor to be asked again in this wave; it may still change its mind."""
    Invitee.objects.filter(pk=invitee.pk, answered_on__isnull=True).update(declined_on=on)
