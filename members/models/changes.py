"""What changed in who speaks for an organisation, until its people have been written to about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .mandates import Representation
from .merges import Merge
from .organizations import Organization


class ChangeKind(models.TextChoices):
    BEGAN = "began", _("Alguien empezó a representarla")
    ENDED = "ended", _("Alguien dejó de representarla")
    LEFT = "left", _("La organización dejó el Pacto")
    RETURNED = "returned", _("La organización volvió al Pacto")
    MERGED = "merged", _("Se unió con otro registro")
    PARTED = "parted", _("Se separó de otro registro")


class MandateChangeQuerySet(models.QuerySet):
    def untold(self):
        return self.filter(told_at__isnull=True)


class MandateChange(models.Model):
    """Somebody began or ceased to speak for an organisation, or all of its people did; `made_by` did it.

    `told_at` is when the ledger of mail took it over; `reason` is what was written down where one was asked for.
    """

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="mandate_changes", verbose_name=_("organización")
    )
    kind = models.CharField(_("qué cambió"), max_length=10, choices=ChangeKind)
    representation = models.ForeignKey(
        Representation, models.CASCADE, null=True, related_name="+", verbose_name=_("representación")
    )
    merge = models.ForeignKey(Merge, models.CASCADE, null=True, related_name="+", verbose_name=_("fusión"))
    reason = models.TextField(_("motivo"), blank=True)
    made_at = models.DateTimeField(_("el"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("quién")
    )
    told_at = models.DateTimeField(_("avisado el"), null=True, editable=False)
    objects = MandateChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("cambio de representantes")
        verbose_name_plural = _("cambios de representantes")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="mandate_change_says_whose",
                condition=Q(kind__in=["began", "ended"], representation__isnull=False, merge__isnull=True)
                | Q(kind__in=["left", "returned"], representation__isnull=True, merge__isnull=True)
                | Q(kind__in=["merged", "parted"], representation__isnull=True, merge__isnull=False),
            )
        ]
        indexes = [
            models.Index(fields=["made_at"], name="mandate_change_untold", condition=Q(told_at__isnull=True)),
            models.Index(fields=["organization", "told_at"], name="mandate_change_told"),
        ]

    def __str__(self):
        return f"{self.organization}: {self.get_kind_display()}"
