"""Who meets and agrees: each commission, the assembly, the board."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commissions.models import Commission
from kit.database.audit import audited


class BodyKind(models.TextChoices):
    COMMISSION = "commission", _("Comisión")
    ASSEMBLY = "assembly", _("Asamblea")
    BOARD = "board", _("Consejo Directivo")
    BRIEFING = "briefing", _("Reunión informativa")


class BodyQuerySet(models.QuerySet):
    def of(self, commission: Commission) -> "Body":
        """The body that a commission is; made when it first meets or agrees, under the lock of the commission."""
        return self.get_or_create(commission=commission)[0]


@audited()
class Body(models.Model):
    """Meetings and agreements belong to it; a commission is one, and has its name and its number."""

    kind = models.CharField(_("tipo"), max_length=10, choices=BodyKind, default=BodyKind.COMMISSION)
    commission = models.OneToOneField(
        Commission, models.PROTECT, null=True, blank=True, related_name="body", verbose_name=_("comisión")
    )
    name = models.CharField(_("nombre"), max_length=120, blank=True)
    series = models.CharField(
        _("clave de sus acuerdos"), max_length=12, blank=True, help_text=_("Por ejemplo ASM: ASM/2026-01.")
    )
    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("órgano")
        verbose_name_plural = _("órganos")
        constraints = [
            models.CheckConstraint(
                name="body_is_a_commission_or_says_its_name",
                condition=Q(kind="commission", commission__isnull=False, name="", series="")
                | (Q(commission__isnull=True) & ~Q(kind="commission") & ~Q(name="") & ~Q(series="")),
            ),
            models.CheckConstraint(
                name="body_series_is_no_commission",
                condition=~Q(series__startswith="COM-"),
                violation_error_message=_("Las claves que empiezan con COM- son de las comisiones."),
            ),
            models.UniqueConstraint(name="body_series_once", fields=["series"], condition=~Q(series="")),
        ]

    def __str__(self):
        return str(self.commission or self.name)

    def number(self, year: int, sequence: int) -> str:
        """Of an agreement: COM-04/2026-07; asks for the commission where it is not there."""
        series = f"COM-{self.commission.number:02d}" if self.commission else self.series
        return f"{series}/{year}-{sequence:02d}"
