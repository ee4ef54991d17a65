"""The monthly bulletin and letters to a part of the members: who prepared, let out and sent them, and when."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited
from kit.database.constraints import actor_field, all_or_none

from .deliveries import Delivery

PATIENCE = timedelta(days=3)  # so many days late it still goes out; later the coordination is asked


def moment(label: str) -> models.DateTimeField:
    return models.DateTimeField(label, null=True, editable=False)


class BulletinQuerySet(models.QuerySet):
    def waiting(self):
        """With a moment at which they start, which they have not done."""
        return self.filter(starts_at__isnull=False, started_at__isnull=True, cancelled_at__isnull=True)

    def due(self, *, at):
        """Those whose moment has come, perhaps some days ago while nobody looked."""
        return self.waiting().filter(starts_at__lte=at, starts_at__gte=patience_began(at))

    def overdue(self, *, at):
        """Those whose moment passed so long ago that somebody has to say what becomes of them."""
        return self.waiting().filter(starts_at__lt=patience_began(at))

    def to_approve(self):
        """Prepared, and waiting for a second person."""
        return self.filter(prepared_at__isnull=False, approved_at__isnull=True, cancelled_at__isnull=True)

    def published(self):
        """Those that everybody may read."""
        return self.filter(month__isnull=False, started_at__isnull=False, cancelled_at__isnull=True)

    def locked(self, pk):
        """That one, held until the transaction ends."""
        return self.select_for_update(no_key=True, of=["self"]).get(pk=pk)


def patience_began(at):
    """The moment from which on one that has not started may still start by itself at `at`: whole days count."""
    day = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - PATIENCE


@audited()
class Bulletin(models.Model):
    """The bulletin of a month, or a circular: to an audience, a part of the members (kit/messages/audience.py).

    It is prepared (and each edit begins that anew), approved by a second person, scheduled, and started by the sweep
    that finds its moment come: from then on it stands as it is, and its deliveries say who gets it.
    """

    month = models.DateField(_("mes"), unique=True, null=True, editable=False)
    audience = models.CharField(_("a quiénes"), max_length=40, blank=True, editable=False)
    audience_values = ArrayField(models.CharField(max_length=40), verbose_name=_("a cuáles"), default=list, blank=True)
    subject = models.CharField(_("asunto"), max_length=150)
    intro = models.TextField(_("saludo de entrada"), max_length=3000, blank=True)
    short_text = models.TextField(
        _("texto para WhatsApp"),
        max_length=1500,
        blank=True,
        help_text=_("Si lo deja vacío, se arma con los títulos."),
    )
    drafted_at = models.DateTimeField(_("borrador del"), default=timezone.now, editable=False)
    prepared_at, prepared_by = moment(_("preparado el")), actor_field(_("preparó"), null=True)
    approved_at, approved_by = moment(_("aprobado el")), actor_field(_("aprobó"), null=True)
    is_alone = models.BooleanField(_("aprobado por quien lo preparó"), default=False, editable=False)
    starts_at = moment(_("sale el"))
    scheduled_at, scheduled_by = moment(_("programado el")), actor_field(_("programó"), null=True)
    started_at = moment(_("empezó a salir el"))
    paused_at, paused_by = moment(_("en pausa desde")), actor_field(_("lo puso en pausa"), null=True)
    cancelled_at, cancelled_by = moment(_("cancelado el")), actor_field(_("canceló"), null=True)
    cancel_reason = models.CharField(_("motivo de la cancelación"), max_length=500, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = BulletinQuerySet.as_manager()

    class Meta:
        verbose_name = _("boletín o circular")
        verbose_name_plural = _("boletines y circulares")
        ordering = ["-month"]
        constraints = [
            models.CheckConstraint(name="bulletin_month_is_its_first_day", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="bulletin_of_a_month_or_to_an_audience",
                condition=Q(month__isnull=False, audience="") | Q(month__isnull=True) & ~Q(audience=""),
            ),
            all_or_none("bulletin_prepared_says_when_and_who", "prepared_at", "prepared_by"),
            all_or_none("bulletin_approved_says_when_and_who", "approved_at", "approved_by"),
            all_or_none("bulletin_scheduled_says_when_and_who", "starts_at", "scheduled_at", "scheduled_by"),
            all_or_none("bulletin_paused_says_when_and_who", "paused_at", "paused_by"),
            models.CheckConstraint(
                name="bulletin_cancelled_says_when_who_and_why",
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True, cancel_reason="")
                | (Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancel_reason="")),
            ),
            models.CheckConstraint(
                name="bulletin_goes_step_by_step",
                condition=Q(approved_at__isnull=True, starts_at__isnull=True, started_at__isnull=True)
                | Q(prepared_at__isnull=False, approved_at__isnull=False)
                & (Q(started_at__isnull=True) | Q(starts_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="bulletin_approved_by_another",
                condition=Q(approved_at__isnull=True) | Q(is_alone=True) | ~Q(approved_by=models.F("prepared_by")),
            ),
        ]

    def __str__(self):
        if self.is_circular:
            return str(_("Circular «%s»")) % self.subject
        return str(_("Boletín de %s")) % self.month_in_words

    def get_absolute_url(self):
        return reverse("bulletin", args=[self.month])

    @property
    def is_circular(self) -> bool:
        """Whether it goes to a part of the members, and is in no archive."""
        return self.month is None

    @property
    def with_article(self) -> str:
        """As it stands in a sentence."""
        if self.is_circular:
            return str(_("la circular «%s»")) % self.subject
        return str(_("el boletín de %s")) % self.month_in_words

    @property
    def month_in_words(self) -> str:
        return date_format(self.month, r"F \d\e Y").lower()

    @property
    def is_locked(self) -> bool:
        """Whether it stands as it is: it has begun to go out, or never will."""
        return self.started_at is not None or self.cancelled_at is not None

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None


@audited()
class Entry(models.Model):
    """A part of a bulletin, in the order of `place`."""

    bulletin = models.ForeignKey(Bulletin, models.CASCADE, related_name="entries", verbose_name=_("boletín"))
    place = models.PositiveSmallIntegerField(_("lugar"), default=50)
    title = models.CharField(_("título"), max_length=150)
    text = models.TextField(_("texto"), max_length=6000, blank=True)
    is_shown = models.BooleanField(_("va en el boletín"), default=True)

    class Meta:
        verbose_name = _("parte del boletín")
        verbose_name_plural = _("partes del boletín")
        ordering = ["place", "id"]

    def __str__(self):
        return self.title


class Picture(models.Model):
    """An image of a part, drawn anew by the portal: nothing is kept of the file that came."""

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="picture", verbose_name=_("parte"))
    content = models.BinaryField()
    media_type = models.CharField(max_length=20)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    alt = models.CharField(_("qué se ve en la imagen"), max_length=300)

    class Meta:
        verbose_name = _("imagen del boletín")
        verbose_name_plural = _("imágenes del boletín")

    def __str__(self):
        return self.alt

    @property
    def width_in_mail(self) -> int:
        """In pixels of the page: a mail is 600 wide, and the picture has up to twice as many for fine screens."""
        return min(self.width, 600)


class Copy(models.Model):
    """The part of a bulletin's copy that is its reader's own, as it was written the first time it was sent."""

    delivery = models.OneToOneField(Delivery, models.CASCADE, related_name="own_part", verbose_name=_("correo"))
    content = models.JSONField(_("lo suyo"))

    class Meta:
        verbose_name = _("copia de un boletín")
        verbose_name_plural = _("copias de boletines")

    def __str__(self):
        return str(self.delivery)
