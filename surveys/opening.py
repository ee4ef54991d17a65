"""A wave is opened: who is asked is fixed, the questions are locked, and an empty draft waits for each."""

from datetime import timedelta
from secrets import SystemRandom

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from kit.messages import announce
from members.models import Representation

from .audience import organizations, people
from .building import fault_sentences
from .duration import AROUND, minutes
from .models import Finding, FindingState, Invitee, Question, Respondent, Wave
from .reach import write_mails
from .sealing import blinds, envelope, seal

LONGEST = timedelta(days=180)  # a personal link lives for 200
MOST = 96 * 1024
COPY_DRAFTS = "COPY surveys_draft (blind, wave_id, sealed) FROM STDIN (FORMAT BINARY)"


def size_of(questions: list[Question]) -> int:
    """Bytes of each sealed draft: the same for all, whatever they answer."""
    texts = [question.longest for question in questions if question.is_text]
    others = [len(question.choices()) for question in questions if not question.is_text]
    return envelope(texts, sum(others) // 10 + len(others))


def refusals(wave: Wave) -> list[str]:
    """Sentences that say why the wave cannot be opened yet; none when it can."""
    questions = list(Question.objects.filter(section__wave=wave))
    sentences = fault_sentences(wave)
    if size_of(questions) > MOST:
        sentences.append(_("Tiene demasiadas preguntas de texto largo."))
    taken = minutes(questions, around=AROUND)
    if taken > wave.minutes:
        words = _("Dice que toma %(minutes)s minutos y toma unos %(taken)s: quite preguntas o corrija los minutos.")
        sentences.append(words % {"minutes": wave.minutes, "taken": taken})
    closed = wave.survey.waves.filter(closed_at__isnull=False, is_baseline=False)
    former = closed.exclude(pk=wave.pk).order_by("-closed_at").first()
    still = wave.survey.waves.filter(opened_at__isnull=False, closed_at__isnull=True).exclude(pk=wave.pk).first()
    if still:
        words = _("«%s», de la misma serie, sigue abierta: ciérrela y responda primero sus hallazgos.")
        sentences.append(words % still)
    if former and not former.findings.exists():
        sentences.append(_("La encuesta anterior («%s») no tiene hallazgos: escríbalos en sus resultados.") % former)
    if former and Finding.objects.filter(wave=former, state=FindingState.OPEN).exists():
        sentences.append(_("Hay hallazgos de «%s» sin respuesta: respóndalos en sus resultados.") % former)
    return sentences


@transaction.atomic
def open_wave(wave: Wave, *, by, at, opens_at, closes_at) -> int:
    """Open it from `opens_at` to `closes_at`; answers how many are asked. `ValidationError` when it cannot be."""
    wave = Wave.objects.select_for_update(of=["self", "survey"]).select_related("survey").get(pk=wave.pk)
    if wave.closed_at is not None:
        raise ValidationError(_("Esta encuesta ya cerró y no se abre otra vez. Para volver a preguntar, cópiela."))
    if wave.is_locked:
        raise ValidationError(_("Esta encuesta ya está abierta."))
    if closes_at <= max(opens_at, at):
        raise ValidationError(_("El cierre va después de la apertura, y en el futuro."))
    if closes_at > max(opens_at, at) + LONGEST or opens_at > at + LONGEST:
        raise ValidationError(_("Una encuesta abre y dura como máximo %s días.") % LONGEST.days)
    sentences = refusals(wave)
    if sentences:
        raise ValidationError(sentences)
    invitees = Invitee.objects.bulk_create(_invitees(wave, at=at))
    if not invitees:
        raise ValidationError(_("Nadie está en la audiencia de esta encuesta."))
    wave.sealed_size = size_of(list(Question.objects.filter(section__wave=wave)))
    wave.opened_at, wave.opened_by, wave.opens_at, wave.closes_at = at, by, opens_at, closes_at
    wave.version += 1
    wave.save()
    _lay_out(wave, [*_blinds(wave, invitees), *_blinds_of_people(wave, invitees, at=at)])
    write_mails(wave, invitees, organizations(wave, at=at), at=at)
    announce()
    return len(invitees)


def _invitees(wave: Wave, *, at) -> list[Invitee]:
    invitees = organizations(wave, at=at)
    if wave.unit == Respondent.ORGANIZATION:
        return [Invitee(wave=wave, organization_id=pk) for pk in invitees.values_list("pk", flat=True)]
    first = {}
    for user, organization in people(invitees, at=at).order_by("pk").values_list("user", "organization"):
        first.setdefault(user, organization)
    return [Invitee(wave=wave, organization_id=first[user], user_id=user) for user in first]


def _blinds(wave: Wave, invitees: list[Invitee]) -> list[bytes]:
    return [blinds(wave.pk, invitee.pk)[0] for invitee in invitees]


def _blinds_of_people(wave: Wave, invitees: list[Invitee], *, at) -> list[bytes]:
    """Of whoever may answer for an organisation today: what each of them writes is hers alone."""
    invitees = {invitee.organization_id: invitee.pk for invitee in invitees if not invitee.user_id}
    mandates = Representation.objects.effective(at=at).managing().values_list("organization", "user")
    return [blinds(wave.pk, invitees[pk], person=user)[0] for pk, user in mandates if pk in invitees]


def _lay_out(wave: Wave, order: list[bytes]) -> None:
    """An empty draft under each key, in random order and all alike: the rows tell neither who nor how many answered.

    Copied in as bytes: those of 44,600 organisations are a gigabyte and their people's another, as SQL twice as much.
    """
    SystemRandom().shuffle(order)
    with connection.cursor() as cursor, cursor.copy(COPY_DRAFTS) as drafts:
        drafts.set_types(["bytea", "int8", "bytea"])
        for blind in order:
            drafts.write_row((blind, wave.pk, seal({}, wave=wave.pk, blind=blind, size=wave.sealed_size)))
