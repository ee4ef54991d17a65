"""What member organisations do for the commitments; never summed with official coverage."""

import pgtrigger
from django.contrib.humanize.templatetags.humanize import intcomma
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kit.database.audit import audited
from kit.database.constraints import actor_field
from members.models import Organization, State, Status

from .promises import Commitment

# Whom an activity reached, by the organisation's own count; in this order on forms and pages.
REACH = {
    "girls": ngettext_lazy("%(count)s niña", "%(count)s niñas", "count"),
    "boys": ngettext_lazy("%(count)s niño", "%(count)s niños", "count"),
    "mothers": ngettext_lazy("%(count)s mamá", "%(count)s mamás", "count"),
    "fathers": ngettext_lazy("%(count)s papá", "%(count)s papás", "count"),
    "caregivers": ngettext_lazy("%(count)s persona que cuida", "%(count)s personas que cuidan", "count"),
    "trained": ngettext_lazy("%(count)s persona formada", "%(count)s personas formadas", "count"),
}
REPORTED_FIELDS = ("year", "commitment_id", "text", *REACH, "evidence", "url")


class WorkQuerySet(models.QuerySet):
    def of_members(self):
        """Those of organisations that belong now."""
        return self.filter(organization__status=Status.ACTIVE)

    def with_codes(self):
        """With `codes`, the INEGI codes of their states, in the same query."""
        states = ArrayAgg("states", filter=Q(states__isnull=False), default=Value([]))
        return self.annotate(codes=states)

    def with_photos(self):
        """Each with its photograph, if it has one, without the bytes."""
        return self.select_related("photo").defer("photo__content")


class FocusQuerySet(WorkQuerySet):
    def unreported(self, *, year):
        """Those on which the organisation has not reported that year."""
        reports = ActivityReport.objects.filter(
            organization=OuterRef("organization"), commitment=OuterRef("commitment"), year=year
        )
        return self.filter(~Exists(reports))


@audited(is_lasting=True)
class Focus(models.Model):
    """An organisation says that it works on a commitment, in these states."""

    history_name = "commitment_id"
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="focuses", verbose_name=_("organización")
    )
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="focuses", verbose_name=_("compromiso"))
    states = models.ManyToManyField(State, related_name="+", blank=True, verbose_name=_("estados"))
    created_at = models.DateTimeField(_("desde"), default=timezone.now, editable=False)
    objects = FocusQuerySet.as_manager()

    class Meta:
        verbose_name = _("compromiso en que trabaja")
        verbose_name_plural = _("compromisos en que trabaja")
        ordering = ["commitment"]
        constraints = [models.UniqueConstraint(name="focus_once", fields=["organization", "commitment"])]

    def __str__(self):
        return f"{self.organization} · {self.commitment}"


@audited(is_lasting=True)
class FocusState(Focus.states.through):
    """A state of a tick, for its history."""

    class Meta:
        proxy = True


def _count(label: str) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(label, null=True, blank=True)


@audited()
class ActivityReport(models.Model):
    """What an organisation did in a year for a commitment."""

    history_name = "commitment_id"
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="activity_reports", verbose_name=_("organización")
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, related_name="activity_reports", verbose_name=_("compromiso")
    )
    year = models.PositiveSmallIntegerField(_("año"))
    text = models.TextField(_("qué hicieron"), max_length=2000)
    states = models.ManyToManyField(State, related_name="+", blank=True, verbose_name=_("dónde"))
    girls, boys = _count(_("niñas")), _count(_("niños"))
    mothers, fathers = _count(_("mamás")), _count(_("papás"))
    caregivers = _count(_("otras personas que cuidan"))
    trained = _count(_("personas formadas"))
    evidence = models.TextField(_("evidencia"), max_length=1000, blank=True)
    url = models.URLField(_("enlace de la evidencia"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    reported_at = models.DateTimeField(_("informada el"), default=timezone.now, editable=False)
    reported_by = actor_field(_("informó"))
    objects = WorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("aportación del año")
        verbose_name_plural = _("aportaciones del año")
        ordering = ["-year", "commitment"]
        constraints = [
            models.UniqueConstraint(
                name="activity_report_once",
                fields=["organization", "commitment", "year"],
                violation_error_message=_("Ya hay una aportación de ese año para ese compromiso: corrija esa."),
            ),
            models.CheckConstraint(name="activity_report_year", condition=Q(year__gte=2000)),
        ]
        # An organisation's reports still follow it when it is merged with another.
        triggers = [
            pgtrigger.Trigger(
                name="activity_report_of_an_open_year",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf(*REPORTED_FIELDS) | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
                IF EXISTS (SELECT FROM commitments_annualreport WHERE year IN (OLD.year, NEW.year)) THEN
                    RAISE EXCEPTION 'the report of % is published: its activity reports are closed',
                        COALESCE(NEW.year, OLD.year);
                END IF;
                RETURN COALESCE(NEW, OLD);
                """,
            )
        ]

    def __str__(self):
        return f"{self.organization} · {self.commitment} · {self.year}"

    def reach(self) -> list[str]:
        """Whom it reached, in words: «120 niñas»."""
        counts = ((words, getattr(self, name)) for name, words in REACH.items())
        return [
            (words % {"count": count}).replace(str(count), intcomma(count), 1)
            for words, count in counts
            if count is not None
        ]

    @property
    def safe_url(self) -> str:
        """The evidence's address where it is an http(s) one; rows may come from SQL."""
        return self.url if self.url.startswith(("https://", "http://")) else ""


class ActivityPhoto(models.Model):
    """A photograph of what was done, drawn anew by the portal: nothing is kept of the file that came.

    It is there only with the word of whoever put it that those who are seen agreed.
    """

    report = models.OneToOneField(
        ActivityReport, models.CASCADE, related_name="photo", verbose_name=_("aportación del año")
    )
    content = models.BinaryField(_("imagen"))
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    alt = models.CharField(_("qué se ve en la foto"), max_length=300)
    agreed_at = models.DateTimeField(_("dijo que hay permiso el"), default=timezone.now)
    agreed_by = actor_field(_("dijo que hay permiso"))

    class Meta:
        verbose_name = _("foto de una aportación")
        verbose_name_plural = _("fotos de aportaciones")

    def __str__(self):
        return self.alt

    def get_absolute_url(self):
        return reverse("activity_photo", args=[self.pk])
