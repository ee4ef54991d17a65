"""Dated rights: who speaks for an organisation, who sits on the board, who is staff."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited
from kit.database.constraints import actor_field, all_or_none
from kit.database.terms import Term, TermQuerySet, no_overlap

from .choices import Audience, Status
from .organizations import Organization


class RepresentationKind(models.TextChoices):
    TITULAR = "titular", _("Titular")
    ALTERNATE = "alternate", _("Suplente")
    CONTACT = "contact", _("Contacto")


MANAGING = (RepresentationKind.TITULAR, RepresentationKind.ALTERNATE)


class RepresentationQuerySet(TermQuerySet):
    def effective(self, *, at):
        """Active ones of organisations that belong to the Pact: only these give rights."""
        return self.active(at=at).filter(organization__status=Status.ACTIVE)

    def speaking(self, user, *, at):
        """The effective ones of one person, with their organisation."""
        rows = self.effective(at=at).filter(user=user).select_related("organization__state")
        return rows.order_by("organization__sort_key", "organization_id")

    def managing(self):
        """Those of a kind that changes the record and the people."""
        return self.filter(kind__in=MANAGING)


@audited()
class Representation(Term):
    """A person speaks for an organisation for a time; titular and alternate may change its record and people."""

    history_name = "user_id"
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="representations", verbose_name=_("persona")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="representations", verbose_name=_("organización")
    )
    kind = models.CharField(_("tipo"), max_length=10, choices=RepresentationKind)
    position = models.CharField(_("cargo"), max_length=120, blank=True)
    audience = models.CharField(_("quién ve su nombre"), max_length=12, choices=Audience, default=Audience.MEMBERS)
    objects = RepresentationQuerySet.as_manager()

    class Meta:
        verbose_name = _("representación")
        verbose_name_plural = _("representaciones")
        constraints = [
            no_overlap(
                "representation_one_per_person",
                "organization_id",
                "user_id",
                message=_("Esa persona ya representa a la organización en esas fechas."),
            ),
            no_overlap(
                "representation_one_titular",
                "organization_id",
                condition=Q(kind=RepresentationKind.TITULAR),
                message=_("La organización ya tiene titular en esas fechas; termine primero esa representación."),
            ),
        ]
        indexes = [models.Index(fields=["organization", "kind"]), models.Index(fields=["user"])]

    def __str__(self):
        return f"{self.user} · {self.organization}"

    @property
    def is_titular(self) -> bool:
        return self.kind == RepresentationKind.TITULAR

    @property
    def may_manage(self) -> bool:
        """Whether this kind of mandate changes the record and the people (while it lives)."""
        return self.kind in MANAGING


class OfficeKind(models.TextChoices):
    COORDINATION = "coordination", _("Coordinación")
    BOARD = "board", _("Consejo Directivo")


class OfficeQuerySet(TermQuerySet):
    def active(self, *, at):
        """Those whose dates hold that moment; one that was objected to before it began never is."""
        return super().active(at=at).filter(objected_at=None)

    def not_ended(self, *, at):
        """Active ones, and those that wait to be."""
        return self.filter(Q(term__endswith=None) | Q(term__endswith__gt=at), objected_at=None)

    def waiting_for_another(self, *, at):
        """What a second person has to look at: appointments that wait, and proposals that an office end."""
        waits = Q(term__startswith__gt=at, objected_at=None)
        return self.filter(waits | Q(end_proposals__isnull=False, end_proposals__settled_at=None))

    def coordinating(self):
        return self.filter(kind=OfficeKind.COORDINATION)


@audited()
class Office(Term):
    """A person serves the Pact itself for a time, on the board or in the coordination.

    One in the coordination begins a day after somebody appointed it, or when a second person confirms it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="offices", verbose_name=_("persona")
    )
    kind = models.CharField(_("órgano"), max_length=12, choices=OfficeKind)
    position = models.CharField(_("cargo"), max_length=120, blank=True)
    confirmed_at = models.DateTimeField(_("confirmado el"), null=True, editable=False)
    confirmed_by = actor_field(_("confirmó"), null=True)
    objected_at = models.DateTimeField(_("objetado el"), null=True, editable=False)
    objected_by = actor_field(_("objetó"), null=True)
    objection = models.CharField(_("por qué no"), max_length=500, blank=True, editable=False)
    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("cargo en el Pacto")
        verbose_name_plural = _("cargos en el Pacto")
        constraints = [
            no_overlap(
                f"office_once_{kind}",
                "user_id",
                condition=Q(kind=kind, objected_at=None),
                message=_("Esa persona ya tiene ese cargo en esas fechas."),
            )
            for kind in OfficeKind.values
        ] + [
            all_or_none("office_confirmed_says_when_and_who", "confirmed_at", "confirmed_by"),
            all_or_none("office_objected_says_when_and_who", "objected_at", "objected_by"),
            models.CheckConstraint(
                name="office_confirmed_or_objected",
                condition=Q(confirmed_at__isnull=True) | Q(objected_at__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.user} · {self.get_kind_display()}"

    def is_active(self, *, at) -> bool:
        return self.objected_at is None and super().is_active(at=at)

    def is_waiting(self, *, at) -> bool:
        return self.objected_at is None and at < self.term.lower
