"""Pairs of organisations that may be one and the same: found by night, dismissed by a person."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import all_or_none

from .choices import Status
from .organizations import Organization


class SuspectedPairQuerySet(models.QuerySet):
    def waiting(self):
        """Not dismissed, and both still belong to the Pact."""
        return self.filter(dismissed_at=None, first__status=Status.ACTIVE, second__status=Status.ACTIVE)

    def of(self, organization: Organization):
        """Pairs in which this organisation stands."""
        return self.filter(Q(first=organization) | Q(second=organization))


class SuspectedPair(models.Model):
    """Two records that look like one organisation; `first` is the older record."""

    first = models.ForeignKey(Organization, models.CASCADE, related_name="+", verbose_name=_("una"))
    second = models.ForeignKey(Organization, models.CASCADE, related_name="+", verbose_name=_("otra"))
    score = models.PositiveSmallIntegerField(_("parecido"), help_text=_("De 0 a 100."))
    reasons = models.JSONField(_("por qué"), default=list)
    found_at = models.DateTimeField(_("encontrada el"))
    dismissed_at = models.DateTimeField(_("descartada el"), null=True)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("descartó")
    )
    objects = SuspectedPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("posible duplicada")
        verbose_name_plural = _("posibles duplicadas")
        ordering = ["-score", "id"]
        constraints = [
            models.UniqueConstraint(name="suspected_pair_once", fields=["first", "second"]),
            models.CheckConstraint(name="suspected_pair_in_order", condition=Q(first__lt=F("second"))),
            all_or_none("suspected_pair_dismissed_says_when_and_who", "dismissed_at", "dismissed_by"),
        ]

    def __str__(self):
        return f"{self.first} · {self.second}"
