"""A survey is asked in waves; a wave has its questions, its hours, and those whom it asks."""

import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commissions.models import Commission
from commitments.models import Commitment
from kit.database.audit import audited
from kit.database.constraints import actor_field
from members.models import Organization, Representation, State, Status


@audited()
class Survey(models.Model):
    """What is asked again and again, so that one wave can be compared with another."""

    slug = models.SlugField(_("final de su página web"), max_length=60, unique=True)
    name = models.CharField(_("nombre"), max_length=120)
    purpose = models.TextField(_("para qué"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("serie de encuestas")
        verbose_name_plural = _("series de encuestas")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Respondent(models.TextChoices):
    ORGANIZATION = "organization", _("Una respuesta por organización")
    PERSON = "person", _("Una respuesta por persona")


ASKED_STANDS = pgtrigger.Trigger(
    name="wave_asked_stands",
    operation=pgtrigger.Update,
    when=pgtrigger.Before,
    condition=pgtrigger.Condition(
        """
        OLD.opened_at IS NOT NULL AND (
            (OLD.survey_id, OLD.unit, OLD.is_named, OLD.sealed_size)
                IS DISTINCT FROM (NEW.survey_id, NEW.unit, NEW.is_named, NEW.sealed_size)
            OR OLD.opened_at <> NEW.opened_at
            OR OLD.closed_at IS NOT NULL AND (NEW.opened_at IS NULL OR OLD.closed_at IS DISTINCT FROM NEW.closed_at)
        )
        """
    ),
    func="RAISE EXCEPTION 'what an open wave asks stands as it is' USING ERRCODE = 'check_violation';",
)
"""An open wave may become a draft again, a counted one never; meanwhile who answers, and whether with a name, stand."""


def _reads_first(user) -> bool:
    """Whether this person reads results before everybody, and what was written."""
    return user.is_authenticated and (user.is_staff or user.is_board)


class WaveQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(opened_at__isnull=True, closed_at__isnull=True)

    def open(self, *, at):
        return self.filter(opens_at__lte=at, closes_at__gt=at, opened_at__isnull=False, closed_at__isnull=True)

    def to_close(self, *, at):
        """Past their hour, and not yet counted."""
        return self.filter(opened_at__isnull=False, closes_at__lte=at, closed_at__isnull=True)

    def published(self):
        return self.filter(published_at__isnull=False)

    def readable_by(self, user):
        """Whose results this person may read: published ones, and for staff and board all that were counted."""
        return self.filter(closed_at__isnull=False) if _reads_first(user) else self.published()

    def beside(self, wave):
        """The other waves of the same survey, the latest first."""
        return self.filter(survey=wave.survey_id).exclude(pk=wave.pk).order_by("-closed_at")


@audited()
class Wave(models.Model):
    """One time that a survey is asked.

    `opened_at` is the act that fixes who is asked and locks the questions; answers are taken from `opens_at` until
    `closes_at`; `closed_at` is when they were counted, and only then can anybody read them. A baseline was asked
    before the portal: what was said is known, but neither whom nor how many, so it has no numbers.
    """

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="waves", verbose_name=_("serie"))
    slug = models.SlugField(_("final de su página web"), max_length=80, unique=True)
    title = models.CharField(_("título"), max_length=160)
    text = models.TextField(_("presentación"), max_length=2000, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutos que toma"), default=7)
    unit = models.CharField(_("quién responde"), max_length=12, choices=Respondent, default=Respondent.ORGANIZATION)
    is_named = models.BooleanField(
        _("con nombre"), default=False, help_text=_("La Coordinación verá quién respondió qué. Si no, es anónima.")
    )
    is_baseline = models.BooleanField(_("línea base"), default=False, editable=False)
    states = models.ManyToManyField(State, related_name="+", blank=True, verbose_name=_("estados"))
    commissions = models.ManyToManyField(Commission, related_name="+", blank=True, verbose_name=_("comisiones"))
    commitments = models.ManyToManyField(Commitment, related_name="+", blank=True, verbose_name=_("compromisos"))
    opens_at = models.DateTimeField(_("abre el"), null=True, blank=True)
    closes_at = models.DateTimeField(_("cierra el"), null=True, blank=True)
    opened_at = models.DateTimeField(_("preparada el"), null=True, editable=False)
    opened_by = actor_field(_("abrió"), null=True)
    sealed_size = models.PositiveIntegerField(default=0, editable=False)
    closed_at = models.DateTimeField(_("contada el"), null=True, editable=False)
    response_count = models.PositiveIntegerField(_("respuestas"), default=0, editable=False)
    published_at = models.DateTimeField(_("publicada el"), null=True, editable=False)
    published_by = actor_field(_("publicó"), null=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = WaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("encuesta")
        verbose_name_plural = _("encuestas")
        ordering = ["-opens_at", "-pk"]
        triggers = [ASKED_STANDS]
        constraints = [
            models.CheckConstraint(
                name="wave_closes_after_it_opens",
                condition=Q(closes_at__isnull=True) | Q(opens_at__isnull=True) | Q(closes_at__gt=models.F("opens_at")),
                violation_error_message=_("El cierre va después de la apertura."),
            ),
            models.CheckConstraint(
                name="wave_opened_has_its_hours",
                condition=Q(opened_at__isnull=True)
                | Q(is_baseline=True)
                | Q(opened_by__isnull=False, opens_at__isnull=False, closes_at__isnull=False),
            ),
            models.CheckConstraint(
                name="wave_published_is_counted",
                condition=Q(published_at__isnull=True)
                | Q(closed_at__isnull=False, is_baseline=True)
                | Q(closed_at__isnull=False, published_by__isnull=False),
                violation_error_message=_("Los resultados se publican después del cierre."),
            ),
        ]

    def __str__(self):
        return self.title

    def is_open(self, *, at) -> bool:
        return self.opened_at is not None and self.closed_at is None and self.opens_at <= at < self.closes_at

    def publish(self, *, by, at) -> None:
        """Let everybody read the results; once published they stay so."""
        published = {"published_at": at, "published_by": by, "version": models.F("version") + 1}
        waiting = type(self).objects.filter(pk=self.pk, closed_at__isnull=False, published_at__isnull=True)
        if not waiting.update(**published):
            raise ValidationError(_("Los resultados ya están publicados, o la encuesta no ha cerrado."))

    def words_open_to(self, user) -> bool:
        """Whether this person may read what others wrote; what was said at an assembly everybody may."""
        return user.is_staff if self.is_named else self.is_baseline or _reads_first(user)

    @property
    def is_for_organizations(self) -> bool:
        """Whether an organisation gives one answer, instead of each person hers."""
        return self.unit == Respondent.ORGANIZATION

    @property
    def is_locked(self) -> bool:
        """Whether its questions stand as they are, because somebody may have answered them."""
        return self.opened_at is not None or self.closed_at is not None


class InviteeQuerySet(models.QuerySet):
    def with_wave(self):
        """With the organisation and the wave of its survey."""
        return self.select_related("organization", "wave__survey")

    def of_user(self, user, *, at):
        """Those for which this person (or her key) answers: herself, and the organisations that she manages."""
        mandates = Representation.objects.effective(at=at).managing().filter(user=user, user__is_active=True)
        own = Q(user=user, user__is_active=True)
        return self.filter(own | Q(user__isnull=True, organization__in=mandates.values("organization")))

    def open(self, *, at):
        """Those who may answer at that moment."""
        return self.filter(wave__in=Wave.objects.open(at=at))

    def still(self, *, at):
        """Those whose organisation belongs to the Pact; of persons, those who still have a mandate."""
        persons = Representation.objects.effective(at=at).values("user")
        return self.filter(Q(user__isnull=True) | Q(user__in=persons), organization__status=Status.ACTIVE)

    def missing(self):
        """Who has not answered, as of the last night, and has not said that they will not."""
        return self.filter(answered_on__isnull=True, declined_on__isnull=True)


class Invitee(models.Model):
    """One whom the wave asks, and the day on which it answered; nothing of what it said.

    Not audited: an event would keep the second. `answered_on` is written once a night for all of that day together.
    """

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="invitees", verbose_name=_("encuesta"))
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name=_("organización"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("persona")
    )
    answered_on = models.DateField(_("respondió el"), null=True, blank=True, editable=False)
    declined_on = models.DateField(_("no responderá"), null=True, blank=True, editable=False)
    reminders = models.PositiveSmallIntegerField(_("recordatorios"), default=0, editable=False)
    reminded_on = models.DateField(_("se le recordó el"), null=True, editable=False)
    again_on = models.DateField(_("se le envía otra vez el"), null=True, editable=False)
    entered_by = actor_field(_("capturó (papel o teléfono)"), null=True)
    objects = InviteeQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitada a responder")
        verbose_name_plural = _("invitadas a responder")
        constraints = [
            models.UniqueConstraint(
                name="invitee_once_a_wave", fields=["wave", "organization", "user"], nulls_distinct=False
            )
        ]

    def __str__(self):
        return f"{self.organization}"
