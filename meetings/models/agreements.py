"""What was agreed, who does it, by when, and what became of it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commissions.models import Commission
from kit.database.audit import audited
from kit.database.constraints import actor_field, all_or_none
from members.models import Organization, Representation

from .bodies import Body
from .meetings import Meeting, Proposal


class AgreementState(models.TextChoices):
    """Overdue is no state: it is derived from the date."""

    PENDING = "pending", _("Pendiente")
    GOING = "going", _("En proceso")
    DONE = "done", _("Cumplido")
    CANCELLED = "cancelled", _("Cancelado")


OPEN = (AgreementState.PENDING, AgreementState.GOING)
# Nobody could keep it: without anybody responsible, or without a date.
UNCLEAR = Q(due_on__isnull=True) | Q(organization__isnull=True, responsible__isnull=True)
TONES = {AgreementState.DONE: "ok", AgreementState.CANCELLED: "off"}


class AgreementQuerySet(models.QuerySet):
    def of_commission(self, commission):
        return self.filter(body__commission=commission)

    def with_body(self):
        """With what a number and an address say."""
        return self.select_related("body__commission")

    def open(self):
        return self.filter(state__in=OPEN)

    def overdue(self, *, on):
        """Open ones whose day has passed."""
        return self.open().filter(due_on__lt=on)

    def upcoming(self, *, on, until):
        """Open ones due from a day to another, both included."""
        return self.open().filter(due_on__range=(on, until))

    def to_verify(self):
        """Open ones of which the doer says that they are done."""
        return self.open().filter(claimed_at__isnull=False)

    def unclear(self):
        return self.open().filter(UNCLEAR)

    def listed(self, *, on):
        """With what a list shows of each, and whether it is late."""
        late = ExpressionWrapper(Q(state__in=OPEN, due_on__lt=on), models.BooleanField())
        return self.with_body().select_related("organization", "responsible").annotate(is_late=late)

    def answerable(self, *, at):
        """Open ones whose responsible person still speaks for the responsible organisation."""
        mandates = Representation.objects.effective(at=at).filter(
            user=OuterRef("responsible"), organization=OuterRef("organization")
        )
        return self.open().filter(Exists(mandates), responsible__is_active=True)

    def of_person(self, user):
        return self.filter(responsible=user)

    def of_organizations(self, user, *, at):
        """Those of organisations for which the person speaks."""
        mandates = Representation.objects.effective(at=at).filter(user=user, organization=OuterRef("organization"))
        return self.filter(Exists(mandates))

    def readable_by(self, user, *, at):
        """Those of commissions in which the person sits, and those that she or her organisation answers for."""
        return self.filter(
            Q(body__commission__in=Commission.objects.of_member(user, at=at))
            | Q(pk__in=self.model.objects.of_organizations(user, at=at))
        )


@audited(exclude=("key", "uid"))
class Agreement(models.Model):
    """One promise of a body, numbered COM-04/2026-07: commission, year, its sequence in that year."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="agreements", verbose_name=_("comisión"))
    year = models.PositiveSmallIntegerField(_("año"), editable=False)
    sequence = models.PositiveSmallIntegerField(_("consecutivo"), editable=False)
    text = models.TextField(_("acuerdo"), max_length=1000)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("organización responsable"),
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("persona responsable"),
    )
    due_on = models.DateField(_("fecha compromiso"), null=True, blank=True)
    state = models.CharField(
        _("estatus"), max_length=10, choices=AgreementState, default=AgreementState.PENDING, editable=False
    )
    evidence = models.TextField(_("evidencia"), max_length=1000, blank=True, editable=False)
    verifier = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("quien verifica"),
        help_text=_("Otra persona que la responsable. Vacío: el punto focal."),
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="agreements", verbose_name=_("reunión")
    )
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="agreements", verbose_name=_("propuesta")
    )
    key = models.CharField(max_length=32, unique=True, editable=False)
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)  # of its event in calendars
    version = models.PositiveIntegerField(default=1, editable=False)
    made_at = models.DateTimeField(_("acordado el"), default=timezone.now, editable=False)
    made_by = actor_field(_("anotó"))
    claimed_at = models.DateTimeField(_("marcado como hecho el"), null=True, editable=False)
    claimed_by = actor_field(_("lo marcó como hecho"), null=True)
    closed_at = models.DateTimeField(_("cerrado el"), null=True, editable=False)
    closed_by = actor_field(_("cerró"), null=True)
    cancel_reason = models.CharField(_("motivo de cancelación"), max_length=500, blank=True, editable=False)
    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("acuerdo")
        verbose_name_plural = _("acuerdos")
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(name="agreement_number_once", fields=["body", "year", "sequence"]),
            models.CheckConstraint(
                name="agreement_closed_says_when_and_who",
                condition=Q(state__in=OPEN, closed_at__isnull=True, closed_by__isnull=True)
                | Q(state__in=["done", "cancelled"], closed_at__isnull=False, closed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="agreement_closed_by_another_than_its_doer",
                condition=~Q(state="done") | (Q(claimed_by__isnull=False) & ~Q(closed_by=models.F("claimed_by"))),
                violation_error_message=_("Quien lo hizo no puede verificarlo: toca a otra persona."),
            ),
            models.CheckConstraint(
                name="agreement_closed_by_another_than_responsible",
                condition=~Q(state="done") | Q(responsible__isnull=True) | ~Q(closed_by=models.F("responsible")),
                violation_error_message=_("Quien lo hizo no puede verificarlo: toca a otra persona."),
            ),
            models.CheckConstraint(
                name="agreement_person_of_an_organization",
                condition=Q(responsible__isnull=True) | Q(organization__isnull=False),
                violation_error_message=_("Elija también la organización responsable."),
            ),
            models.CheckConstraint(name="agreement_done_has_evidence", condition=~Q(state="done") | ~Q(evidence="")),
            models.CheckConstraint(
                name="agreement_cancelled_has_reason", condition=~Q(state="cancelled") | ~Q(cancel_reason="")
            ),
            all_or_none("agreement_claimed_says_when_and_who", "claimed_at", "claimed_by"),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(state__in=OPEN), name="agreement_due"),
            models.Index(fields=["body", "state"], name="agreement_of_body"),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("agreement", args=[self.body.commission.slug, self.year, self.sequence])

    @property
    def tone(self) -> str:
        """The badge that says its state: ok, off or none."""
        return TONES.get(self.state, "")

    @property
    def number(self) -> str:
        """COM-04/2026-07; asks for the body where it is not there."""
        return self.body.number(self.year, self.sequence)

    def is_overdue(self, *, on) -> bool:
        return self.state in OPEN and self.due_on is not None and self.due_on < on
