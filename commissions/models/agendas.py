"""The agenda of a commission, section by section, as the assembly's sheet has it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited
from kit.database.constraints import actor_field, all_or_none
from members.models import Organization

from .commissions import Commission


class AgendaState(models.TextChoices):
    DRAFT = "draft", _("En borrador")
    CONSULTED = "consulted", _("Abierta a comentarios de la comisión")
    PUBLISHED = "published", _("Publicada")


class Agenda(models.Model):
    """The living document of a commission; what is published are numbered editions of it."""

    commission = models.OneToOneField(Commission, models.PROTECT, related_name="agenda", verbose_name=_("comisión"))
    state = models.CharField(_("estado"), max_length=10, choices=AgendaState, default=AgendaState.DRAFT)
    comments_until = models.DateField(_("comentarios hasta"), null=True, blank=True)
    consulted_at = models.DateTimeField(_("abierta a comentarios el"), null=True, editable=False)
    consulted_by = actor_field(_("abrió a comentarios"), null=True)

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")
        constraints = [all_or_none("agenda_consulted_says_when_and_who", "consulted_at", "consulted_by")]

    def __str__(self):
        return str(self.commission)

    @property
    def is_published(self) -> bool:
        return self.state == AgendaState.PUBLISHED


class SectionKind(models.TextChoices):
    """The sheet's parts; what each holds is told in commissions/questions.py."""

    GOAL = "goal", _("Meta")
    OBJECTIVES = "objectives", _("Objetivos")
    COMMUNICATION = "communication", _("Mecanismos de comunicación")
    WORKING = "working", _("Mecanismos de trabajo")
    ADDITIONS = "additions", _("Otros acuerdos de la mesa")


class AgendaSection(models.Model):
    """One part of an agenda; every save is a version, and none is lost."""

    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="sections", verbose_name=_("agenda"))
    kind = models.CharField(_("sección"), max_length=14, choices=SectionKind)
    content = models.JSONField(_("contenido"), default=dict)
    version = models.PositiveIntegerField(_("versión"), default=0)
    saved_at = models.DateTimeField(_("guardada el"), null=True, editable=False)
    saved_by = actor_field(_("guardó"), null=True)

    class Meta:
        verbose_name = _("sección de la agenda")
        verbose_name_plural = _("secciones de la agenda")
        constraints = [models.UniqueConstraint(name="section_once", fields=["agenda", "kind"])]

    def __str__(self):
        return f"{self.agenda} · {self.get_kind_display()}"


class Revision(models.Model):
    """A section as somebody saved it."""

    section = models.ForeignKey(AgendaSection, models.PROTECT, related_name="revisions", verbose_name=_("sección"))
    version = models.PositiveIntegerField(_("versión"))
    content = models.JSONField(_("contenido"))
    saved_at = models.DateTimeField(_("guardada el"), default=timezone.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("guardó"))
    restores = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", verbose_name=_("restaura"))

    class Meta:
        verbose_name = _("versión de una sección")
        verbose_name_plural = _("versiones de secciones")
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(name="revision_once", fields=["section", "version"])]
        triggers = [pgtrigger.Protect(name="revision_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.section_id}.{self.version}"


class Edition(models.Model):
    """The agenda as it was published: what it said, whole."""

    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="editions", verbose_name=_("agenda"))
    number = models.PositiveSmallIntegerField(_("número"))
    content = models.JSONField(_("contenido"))
    published_at = models.DateTimeField(_("publicada el"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("publicó")
    )

    class Meta:
        verbose_name = _("edición de la agenda")
        verbose_name_plural = _("ediciones de la agenda")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(name="edition_once", fields=["agenda", "number"])]
        triggers = [pgtrigger.Protect(name="edition_frozen", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.agenda} · {self.number}"


class SectionComment(models.Model):
    """What a member says about a section, until an editor resolves it."""

    section = models.ForeignKey(AgendaSection, models.PROTECT, related_name="comments", verbose_name=_("sección"))
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name=_("organización"))
    text = models.TextField(_("comentario"), max_length=2000)
    made_at = models.DateTimeField(_("el"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("por"))
    resolved_at = models.DateTimeField(_("resuelto el"), null=True, editable=False)
    resolved_by = actor_field(_("resolvió"), null=True)
    reply = models.CharField(_("qué se hizo"), max_length=500, blank=True, editable=False)

    class Meta:
        verbose_name = _("comentario a la agenda")
        verbose_name_plural = _("comentarios a la agenda")
        ordering = ["made_at"]
        constraints = [
            all_or_none("section_comment_resolved_says_when_and_who", "resolved_at", "resolved_by"),
            models.CheckConstraint(
                name="section_comment_reply_when_resolved", condition=Q(reply="") | Q(resolved_at__isnull=False)
            ),
        ]

    def __str__(self):
        return self.text[:60]


class ActivityState(models.TextChoices):
    PLANNED = "planned", _("Por hacer")
    GOING = "going", _("En curso")
    DONE = "done", _("Hecha")
    DROPPED = "dropped", _("Ya no se hará")


TO_DO = (ActivityState.PLANNED, ActivityState.GOING)


class ActivityQuerySet(models.QuerySet):
    def to_come(self, *, on):
        """What is still to do and has a day, that day or later; the next first."""
        return self.filter(state__in=TO_DO, ends_on__gte=on).order_by("ends_on", "pk")


@audited()
class Activity(models.Model):
    """A line of the work plan."""

    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="activities", verbose_name=_("agenda"))
    text = models.CharField(_("actividad"), max_length=300)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organización responsable"),
    )
    starts_on = models.DateField(_("empieza"), null=True, blank=True)
    ends_on = models.DateField(_("termina"), null=True, blank=True)
    expected = models.CharField(_("resultado esperado"), max_length=300, blank=True)
    state = models.CharField(_("estado"), max_length=8, choices=ActivityState, default=ActivityState.PLANNED)
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("actividad del plan")
        verbose_name_plural = _("actividades del plan")
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="activity_ends_after_it_starts",
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("La actividad no puede terminar antes de empezar."),
            )
        ]

    def __str__(self):
        return self.text
