"""What member organisations do for the commitments; never summed with official coverage."""

import pgtrigger
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited
from kit.database.constraints import actor_field
from members.models import Organization, State, Status

from .promises import Commitment

REPORTED_FIELDS = ("year", "commitment_id", "text", "girls", "boys", "evidence", "url")


class WorkQuerySet(models.QuerySet):
    def of_members(self):
        """Those of organisations that belong now."""
        return self.filter(organization__status=Status.ACTIVE)

    def with_codes(self):
        """With `codes`, the INEGI codes of their states, in the same query."""
        states = ArrayAgg("states", filter=Q(states__isnull=False), default=Value([]))
        return self.annotate(codes=states)


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
    girls = models.PositiveIntegerField(_("niñas"), null=True, blank=True)
    boys = models.PositiveIntegerField(_("niños"), null=True, blank=True)
    evidence = models.TextField(_("evidencia"), max_length=1000, blank=True)
    url = models.URLField(_("dirección de la evidencia"), max_length=500, blank=True)
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

    @property
    def safe_url(self) -> str:
        """The evidence's address where it is an http(s) one; rows may come from SQL."""
        return self.url if self.url.startswith(("https://", "http://")) else ""
