"""Who may what in the surveys: answer for an invitee, build a wave, move its hours, read what was answered.

Acts ask again while they hold the wave, which whoever counts it or moves its hours holds alone. Whoever answers locks
no row that is hers: the lock would stand in the database's log, and with it who answers when (decision 10).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Exists
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.database import locks
from kit.pages.links import BadLinkError
from members import links
from members.models import User

from .models import Invitee, Question, Wave

CLOSED = "closed"
LINK, LINK_AGE = "survey", timedelta(days=200)
PAPER_LINK, PAPER_LINK_AGE = "survey-paper", timedelta(hours=12)


@dataclass(frozen=True)
class Writer:
    """A person (her key) who answers; or, where she `types`, staff who enters what the invitee said on paper."""

    user_id: int
    types: bool = False


def invitee_of(token: str, *, user: User, at: datetime) -> tuple[Invitee, Writer]:
    """Whom the token invites, and who writes: the person whose link it is, or staff (`user`) who types.

    `BadLinkError` or `Invitee.DoesNotExist` when it opens nothing (any more).
    """
    invitees = Invitee.objects.still(at=at).with_wave()
    try:
        link = links.read(LINK, token, max_age=LINK_AGE)
    except BadLinkError:
        link = links.read(PAPER_LINK, token, max_age=PAPER_LINK_AGE)
        if not user.is_staff or link.user_id != user.pk:
            raise
        return invitees.filter(Exists(link.holder)).get(pk=link.subject), Writer(user.pk, types=True)
    return invitees.of_user(link.user_id, at=at).filter(Exists(link.holder)).get(pk=link.subject), Writer(link.user_id)


def readable_wave(user: User, slug: str) -> Wave:
    """The wave whose results this person may read; Http404 where she may not."""
    return get_object_or_404(Wave.objects.readable_by(user).select_related("survey"), slug=slug)


def readable_question(user: User, slug: str, pk: int) -> Question:
    """A question in words, of whose answers she may read each; Http404 where she may not."""
    questions = Question.objects.filter(section__wave__in=Wave.objects.readable_by(user))
    question = get_object_or_404(questions.select_related("section__wave"), pk=pk, section__wave__slug=slug)
    if not (question.is_text and question.section.wave.words_open_to(user)):
        raise Http404(_("Aquí no hay nada que usted pueda ver."))
    return question


def require_staff(user: User) -> None:
    """Http404 for whoever is not of the coordination, which alone classifies, publishes and reads names."""
    if not user.is_staff:
        raise Http404(_("Aquí no hay nada que usted pueda ver."))


def hold_wave(wave: Wave, *, alone: bool = False) -> None:
    """Within a transaction: many may answer at once, and nobody while the wave is counted or its hours are moved.

    A lock that leaves no trace on the wave's row, so that answering writes the draft and nothing else.
    """
    locks.hold(f"surveys.wave:{wave.pk}", shared=not alone)


def hold_open_wave(wave: Wave, *, at: datetime) -> Wave:
    """The wave as it is, held beside others who answer; ValidationError where it takes no answers, or no more."""
    hold_wave(wave)
    wave = Wave.objects.get(pk=wave.pk)
    if not (wave.is_open(at=at) and wave.is_open(at=max(at, timezone.now()))):
        raise ValidationError(_("La encuesta ya cerró; muchas gracias por su interés."), CLOSED)
    return wave


def lock_wave(wave: Wave) -> Wave:
    """The wave as it is, locked, with nobody answering meanwhile."""
    hold_wave(wave, alone=True)
    return Wave.objects.select_for_update(of=["self"]).get(pk=wave.pk)


def lock_uncounted(wave: Wave) -> Wave:
    """An open wave, locked, with nobody answering meanwhile; ValidationError where it is a draft or was counted."""
    wave = lock_wave(wave)
    if wave.closed_at is not None:
        raise ValidationError(_("Esta encuesta ya cerró."))
    if wave.opened_at is None:
        raise ValidationError(_("Esta encuesta todavía es un borrador."))
    return wave


def lock_draft(wave: Wave) -> Wave:
    """A wave that is being built, locked; ValidationError when it was opened meanwhile."""
    wave = Wave.objects.select_for_update(of=["self"]).get(pk=wave.pk)
    if wave.is_locked:
        raise ValidationError(_("La encuesta ya está abierta: sus preguntas quedan como están, y esto no se guardó."))
    return wave
