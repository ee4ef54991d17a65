"""Organisations that ask to come into a commission."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited
from kit.database.constraints import actor_field, all_or_none
from kit.database.mail_failure import MailFailure
from members.models import Organization, Status

from .agendas import Activity
from .commissions import Commission, FocalPoint, Intention


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

    def decision_due(self, *, at):
        """Decided ones of which whoever asked has not heard by mail; with who leads and what is next there."""
        leads = FocalPoint.objects.effective(at=at).filter(commission=OuterRef("commission")).order_by("-kind")
        activities = Activity.objects.to_come(on=timezone.localdate(at))
        coming = activities.filter(agenda__commission=OuterRef("commission"))
        rows = self.filter(decided_at__isnull=False, decision_sent_at__isnull=True, failed_at__isnull=True)
        return rows.annotate(
            lead_name=Subquery(leads.values("user__name")[:1]),
            lead_email=Subquery(leads.values("email")[:1]),
            next_activity=Subquery(coming.values("text")[:1]),
            next_day=Subquery(coming.values("ends_on")[:1]),
        )


@audited()
class JoinRequest(MailFailure):
    """An organisation asks to join a commission; its focal point, or the coordination, decides."""

    history_name = "commission_id"
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
