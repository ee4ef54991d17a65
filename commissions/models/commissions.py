"""Who works on what: commissions, the organisations that sit in them, and who leads."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commitments.models import Commitment
from kit.database.audit import audited
from kit.database.constraints import actor_field, all_or_none
from kit.database.mail_failure import MailFailure
from kit.database.terms import Term, TermQuerySet, no_overlap
from members.models import Organization, Representation, Status


class CommissionQuerySet(models.QuerySet):
    def open(self):
        """Those that work now."""
        return self.filter(closed_at__isnull=True)

    def of_member(self, user, *, at):
        """Those in which an organisation that the person speaks for has an effective seat: she reads all of it."""
        return self.filter(Exists(Seat.objects.spoken_for_by(user, at=at).filter(commission=OuterRef("pk"))))

    def led_by(self, user, *, at):
        """Those whose effective focal point or alternate the person is."""
        return self.filter(Exists(FocalPoint.objects.effective(at=at).filter(user=user, commission=OuterRef("pk"))))

    def without(self, kind, *, at):
        """Those that work and have no effective focal point, or no effective alternate."""
        return self.open().exclude(
            Exists(FocalPoint.objects.effective(at=at).filter(kind=kind, commission=OuterRef("pk")))
        )


@audited()
class Commission(models.Model):
    """A working group of member organisations, on one commitment as a rule."""

    number = models.PositiveSmallIntegerField(_("número"), unique=True)
    slug = models.SlugField(_("dirección"), unique=True)
    name = models.CharField(_("nombre"), max_length=120)
    description = models.TextField(_("qué hace"), max_length=2000, blank=True)
    commitments = models.ManyToManyField(Commitment, related_name="commissions", verbose_name=_("compromisos"))
    created_at = models.DateTimeField(_("creada el"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("cerrada el"), null=True, editable=False)
    closed_by = actor_field(_("cerró"), null=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = CommissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("comisión")
        verbose_name_plural = _("comisiones")
        ordering = ["number"]
        constraints = [all_or_none("commission_closed_says_when_and_who", "closed_at", "closed_by")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("commission", args=[self.slug])


class Intention(models.TextChoices):
    READ = "read", _("Enterarse")
    CONTRIBUTE = "contribute", _("Aportar")
    COORDINATE = "coordinate", _("Coordinar")

    @property
    def in_words(self) -> str:
        """As others are told it: an intention to coordinate is no right to."""
        return _("Quiere coordinar") if self is Intention.COORDINATE else self.label


class SeatQuerySet(TermQuerySet):
    def effective(self, *, at):
        """Active ones of organisations that belong to the Pact; a merge lets a seat rest until it is undone."""
        return self.active(at=at).filter(organization__status=Status.ACTIVE)

    def spoken_for_by(self, user, *, at):
        """Effective seats of organisations for which the person holds an effective mandate."""
        mandates = Representation.objects.effective(at=at).filter(user=user, organization=OuterRef("organization"))
        return self.effective(at=at).filter(Exists(mandates))

    def managed_by(self, user, *, at):
        """Effective seats of organisations that the person manages."""
        managed = Representation.objects.effective(at=at).managing().filter(user=user).values("organization")
        return self.effective(at=at).filter(organization__in=managed)

    def at_rest_beside(self, seat):
        """Those of records that a merge made one with this seat's organisation, with the delegate whom each had."""
        rows = self.filter(commission=seat.commission_id, organization__merged_into=seat.organization_id)
        return rows.filter(term__upper_inf=True, delegate__isnull=False).select_related("organization", "delegate")


@audited()
class Seat(Term):
    """An organisation belongs to a commission for a time, with a delegate and an intention."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="seats", verbose_name=_("comisión"))
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="seats", verbose_name=_("organización"))
    delegate = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("persona delegada"),
    )
    intention = models.CharField(_("intención"), max_length=10, choices=Intention, default=Intention.CONTRIBUTE)
    is_editor = models.BooleanField(
        _("edita la agenda"), default=False, help_text=_("Su persona delegada escribe en la agenda.")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("lugar en la comisión")
        verbose_name_plural = _("lugares en la comisión")
        constraints = [
            no_overlap(
                "seat_once",
                "commission_id",
                "organization_id",
                message=_("La organización ya está en la comisión en esas fechas."),
            )
        ]

    def __str__(self):
        return f"{self.organization} · {self.commission}"

    @property
    def intention_in_words(self) -> str:
        return Intention(self.intention).in_words


class JoinRequestQuerySet(models.QuerySet):
    def waiting(self):
        """Those of organisations that belong to the Pact and have no answer yet."""
        return self.filter(decided_at__isnull=True, organization__status=Status.ACTIVE)

    def asking_due(self, *, at):
        """Waiting ones of which no mail has told who leads the commission, `leader` and her `leader_email`."""
        leads = FocalPoint.objects.effective(at=at).filter(commission=OuterRef("commission")).order_by("-kind")
        rows = self.waiting().filter(asking_sent_at__isnull=True, failed_at__isnull=True)
        rows = rows.annotate(leader=Subquery(leads.values("user")[:1]))
        return rows.annotate(leader_email=Subquery(leads.values("user__email")[:1])).filter(leader__isnull=False)

    def decision_due(self):
        """Decided ones of which whoever asked has not heard by mail."""
        return self.filter(decided_at__isnull=False, decision_sent_at__isnull=True, failed_at__isnull=True)


@audited()
class JoinRequest(MailFailure):
    """An organisation asks to join a commission; its focal point, or the coordination, decides."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="requests", verbose_name=_("comisión"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="commission_requests", verbose_name=_("organización")
    )
    delegate = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("persona delegada")
    )
    intention = models.CharField(_("intención"), max_length=10, choices=Intention, default=Intention.CONTRIBUTE)
    text = models.TextField(_("por qué"), max_length=1000, blank=True)
    asked_at = models.DateTimeField(_("pedida el"), default=timezone.now, editable=False)
    asked_by = actor_field(_("pidió"))
    decided_at = models.DateTimeField(_("decidida el"), null=True, editable=False)
    decided_by = actor_field(_("decidió"), null=True)
    accepted = models.BooleanField(_("aceptada"), null=True, editable=False)
    reason = models.CharField(_("motivo"), max_length=500, blank=True, editable=False)
    asking_sent_at = models.DateTimeField(_("avisada a quien coordina el"), null=True, editable=False)
    decision_sent_at = models.DateTimeField(_("respuesta enviada el"), null=True, editable=False)
    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("solicitud de ingreso")
        verbose_name_plural = _("solicitudes de ingreso")
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                name="join_request_open_once",
                fields=["commission", "organization"],
                condition=Q(decided_at__isnull=True),
                violation_error_message=_("Su organización ya pidió entrar y espera respuesta."),
            ),
            all_or_none("join_request_decided_says_when_and_who", "decided_at", "decided_by", "accepted"),
        ]

    def __str__(self):
        return f"{self.organization} → {self.commission}"

    @property
    def intention_in_words(self) -> str:
        return Intention(self.intention).in_words


class FocalPointKind(models.TextChoices):
    TITULAR = "titular", _("Punto focal")
    ALTERNATE = "alternate", _("Suplente")


class Origin(models.TextChoices):
    ELECTED = "elected", _("Elección de la comisión")
    APPOINTED = "appointed", _("Designación de la Coordinación")
    TOOK_OVER = "took_over", _("La suplencia asumió por silencio")


class FocalPointQuerySet(TermQuerySet):
    def effective(self, *, at, **mandate):
        """Active ones whose person still speaks for the organisation, and the organisation sits in the commission.

        Asked in a row (`Coalesce` keeps them from being joined), once for the organisation: else planning takes 10 ms.
        """
        belongs = {"organization": OuterRef("organization"), "term__contains": at}
        mandates = Representation.objects.filter(user=OuterRef("user"), **belongs, **mandate)
        seats = Seat.objects.filter(commission=OuterRef("commission"), **belongs)
        rows = self.active(at=at).filter(organization__status=Status.ACTIVE, commission__closed_at__isnull=True)
        return rows.filter(Coalesce(Exists(mandates), False), Coalesce(Exists(seats), False))


@audited(exclude=("acted_at",))
class FocalPoint(Term):
    """Who leads a commission for a time, or stands in; with what the assembly's sheet asks of them."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="focal_points", verbose_name=_("comisión"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="focal_points", verbose_name=_("persona")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="focal_points", verbose_name=_("institución")
    )
    kind = models.CharField(_("papel"), max_length=10, choices=FocalPointKind)
    position = models.CharField(_("cargo"), max_length=120, blank=True)
    office_phone = models.CharField(_("teléfono institucional"), max_length=60, blank=True)
    mobile = models.CharField(_("número celular"), max_length=60, blank=True)
    email = models.EmailField(_("correo electrónico"), blank=True)
    may_pass_on = models.BooleanField(
        _("sus datos pueden pasar a quien le siga"),
        default=False,
        help_text=_("Al entregar la comisión, su teléfono y su correo aparecen en el expediente."),
    )
    origin = models.CharField(_("cómo llegó"), max_length=10, choices=Origin)
    note = models.CharField(_("acta o motivo"), max_length=500, blank=True)
    acted_at = models.DateTimeField(_("último acto en la comisión"), null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = FocalPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("punto focal o suplente")
        verbose_name_plural = _("puntos focales y suplentes")
        constraints = [
            no_overlap(
                f"focal_point_one_{kind}",
                "commission_id",
                condition=Q(kind=kind),
                message=_("La comisión ya tiene a alguien en ese papel en esas fechas."),
            )
            for kind in FocalPointKind.values
        ] + [
            no_overlap(
                "focal_point_one_role_a_person",
                "commission_id",
                "user_id",
                message=_("Esa persona ya tiene un papel en la comisión en esas fechas."),
            )
        ]

    def __str__(self):
        return f"{self.user} · {self.get_kind_display()} · {self.commission}"

    @property
    def took_over(self) -> bool:
        """Whether she was the alternate of a focal point who kept silent."""
        return self.origin == Origin.TOOK_OVER
