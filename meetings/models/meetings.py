"""Meetings, quick decisions, and notices of the focal point."""

from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from commissions.models import Commission, Seat
from kit.database.audit import audited
from kit.database.constraints import actor_field, all_or_none
from kit.database.mail_failure import MailFailure
from members.models import Organization, Representation, Status

from .bodies import Body


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", _("Convocada")
    HELD = "held", _("Celebrada")
    CANCELLED = "cancelled", _("Cancelada")


class MeetingQuerySet(models.QuerySet):
    def of_commission(self, commission):
        return self.filter(body__commission=commission)

    def held(self):
        return self.filter(status=MeetingStatus.HELD)


# What calendars must hear of: each change counts on `sequence`, and nothing else does.
SEQUENCE = """
    IF (NEW.held_on, NEW.starts_at, NEW.ends_at, NEW.place, NEW.status)
        IS DISTINCT FROM (OLD.held_on, OLD.starts_at, OLD.ends_at, OLD.place, OLD.status)
    THEN
        NEW.sequence := OLD.sequence + 1;
        NEW.sequence_at := statement_timestamp();
    ELSE
        NEW.sequence := OLD.sequence;
        NEW.sequence_at := OLD.sequence_at;
    END IF;
    NEW.uid := OLD.uid;
    RETURN NEW;
"""


@audited()
class Meeting(models.Model):
    """When a body meets and where; once it has, who came, and when the minutes went out."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings", verbose_name=_("comisión"))
    status = models.CharField(
        _("situación"), max_length=9, choices=MeetingStatus, default=MeetingStatus.HELD, editable=False
    )
    held_on = models.DateField(_("fecha"))
    starts_at = models.DateTimeField(_("empieza"), null=True, editable=False)
    ends_at = models.DateTimeField(_("termina"), null=True, editable=False)
    place = models.CharField(_("lugar o enlace"), max_length=500, blank=True, editable=False)
    is_virtual = models.BooleanField(_("virtual"), default=True)
    organizations = models.ManyToManyField(Organization, related_name="+", blank=True, verbose_name=_("quién vino"))
    minutes_sent_on = models.DateField(_("minuta enviada el"), null=True, blank=True)
    link = models.URLField(_("enlace a la minuta"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    sequence_at = models.DateTimeField(default=timezone.now, editable=False)
    made_at = models.DateTimeField(_("anotada el"), default=timezone.now, editable=False)
    made_by = actor_field(_("anotó"))
    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reunión de la comisión")
        verbose_name_plural = _("reuniones de las comisiones")
        ordering = ["-held_on"]
        constraints = [
            models.CheckConstraint(
                name="meeting_minutes_after_it",
                condition=Q(minutes_sent_on__isnull=True) | Q(minutes_sent_on__gte=models.F("held_on")),
                violation_error_message=_("La minuta no puede haberse enviado antes de la reunión."),
            ),
            models.CheckConstraint(
                name="meeting_ends_after_it_starts",
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=False, ends_at__gt=models.F("starts_at")),
            ),
            models.CheckConstraint(
                name="meeting_is_held_on_the_day_it_starts",
                condition=Q(starts_at__isnull=True) | Q(held_on=TruncDate("starts_at")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="meeting_sequence_rises", when=pgtrigger.Before, operation=pgtrigger.Update, func=SEQUENCE
            )
        ]

    def __str__(self):
        return date_format(self.held_on).lower()


class ProposalQuerySet(models.QuerySet):
    def open(self, *, at):
        return self.filter(closes_at__gt=at, concluded_at__isnull=True)

    def to_conclude(self, *, at):
        """Closed by their hour, and nobody has written the outcome yet."""
        return self.filter(closes_at__lte=at, concluded_at__isnull=True)

    def to_ratify(self):
        """Decided, and waiting for the next meeting."""
        return self.filter(needs_ratifying=True, concluded_at__isnull=False, ratified_at__isnull=True)


@audited()
class Proposal(models.Model):
    """A quick decision put to the commission until an hour; one voice an organisation."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="proposals", verbose_name=_("comisión"))
    text = models.TextField(_("propuesta"), max_length=2000)
    opened_at = models.DateTimeField(_("abierta el"), default=timezone.now, editable=False)
    opened_by = actor_field(_("propuso"))
    closes_at = models.DateTimeField(_("cierra el"))
    outcome = models.TextField(_("resultado, en palabras"), max_length=2000, blank=True, editable=False)
    concluded_at = models.DateTimeField(_("concluida el"), null=True, editable=False)
    concluded_by = actor_field(_("concluyó"), null=True)
    needs_ratifying = models.BooleanField(_("se ratifica en reunión"), default=False)
    ratified_at = models.DateTimeField(_("ratificada el"), null=True, editable=False)
    ratified_by = actor_field(_("ratificó"), null=True)
    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("propuesta")
        verbose_name_plural = _("propuestas")
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(
                name="proposal_concluded_says_what_when_and_who",
                condition=Q(concluded_at__isnull=True, concluded_by__isnull=True, outcome="")
                | (Q(concluded_at__isnull=False, concluded_by__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="proposal_ratified_after_it_concluded",
                condition=Q(ratified_at__isnull=True, ratified_by__isnull=True)
                | Q(ratified_at__isnull=False, ratified_by__isnull=False, concluded_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.text[:80]


class Stance(models.TextChoices):
    AGREE = "agree", _("De acuerdo")
    RESERVED = "reserved", _("Con reservas")
    OBJECT = "object", _("Me opongo")


class VoiceQuerySet(models.QuerySet):
    def counted(self):
        """One an organisation: where two that are one had both spoken, that of the record that stays."""
        return self.exclude(organization__status=Status.MERGED)


@audited()
class Voice(models.Model):
    """What an organisation says to a proposal; changed until it closes, with its history."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="voices", verbose_name=_("propuesta"))
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name=_("organización"))
    stance = models.CharField(_("postura"), max_length=8, choices=Stance)
    reason = models.TextField(_("motivo"), max_length=1000, blank=True)
    given_at = models.DateTimeField(_("el"), default=timezone.now)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("por"))
    objects = VoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("voz")
        verbose_name_plural = _("voces")
        ordering = ["given_at"]
        constraints = [
            models.UniqueConstraint(name="voice_one_an_organization", fields=["proposal", "organization"]),
            models.CheckConstraint(
                name="voice_reserved_or_objecting_says_why",
                condition=Q(stance="agree") | ~Q(reason=""),
                violation_error_message=_("Diga por qué, para que la comisión pueda atenderlo."),
            ),
        ]

    def __str__(self):
        return f"{self.organization} · {self.get_stance_display()}"


class CommissionNotice(models.Model):
    """What a focal point tells its commission; kept here, sent by the ledger."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="notices", verbose_name=_("comisión"))
    subject = models.CharField(_("asunto"), max_length=150)
    text = models.TextField(_("mensaje"), max_length=5000)
    made_at = models.DateTimeField(_("el"), default=timezone.now, editable=False)
    made_by = actor_field(_("por"))
    withdrawn_at = models.DateTimeField(_("retirado el"), null=True, editable=False)
    withdrawn_by = actor_field(_("retiró"), null=True)

    class Meta:
        verbose_name = _("aviso a la comisión")
        verbose_name_plural = _("avisos a las comisiones")
        ordering = ["-made_at"]
        constraints = [all_or_none("notice_withdrawn_says_when_and_who", "withdrawn_at", "withdrawn_by")]

    def __str__(self):
        return self.subject


class NoticeCopyQuerySet(models.QuerySet):
    def due(self, *, at):
        """Copies not yet sent, of notices already written and not withdrawn, to people who still sit there."""
        seats = Seat.objects.effective(at=at).filter(commission=OuterRef(OuterRef("notice__commission")))
        mandates = Representation.objects.effective(at=at).filter(
            user=OuterRef("user"), organization__in=seats.values("organization")
        )
        rows = self.filter(Exists(mandates), notice__made_at__lte=at, notice__withdrawn_at__isnull=True)
        return rows.filter(sent_at__isnull=True, failed_at__isnull=True)


class NoticeCopy(MailFailure):
    """One person's copy of a notice, frozen when it was written."""

    notice = models.ForeignKey(CommissionNotice, models.PROTECT, related_name="copies", verbose_name=_("aviso"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("persona"))
    sent_at = models.DateTimeField(_("enviado el"), null=True, editable=False)
    objects = NoticeCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("copia de un aviso")
        verbose_name_plural = _("copias de avisos")
        constraints = [models.UniqueConstraint(name="notice_copy_once", fields=["notice", "user"])]

    def __str__(self):
        return f"{self.notice} · {self.user}"
