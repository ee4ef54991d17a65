"""What is proposed about an office in the coordination, and who is told of what was done with one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited
from kit.database.constraints import actor_field, all_or_none
from kit.database.mail_failure import MailFailure

from .mandates import Office


class EndProposalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(settled_at__isnull=True)


@audited()
class EndProposal(models.Model):
    """Somebody of the coordination asks that another's office end; a second person carries it out."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="end_proposals", verbose_name=_("cargo"))
    reason = models.CharField(_("motivo"), max_length=500)
    proposed_at = models.DateTimeField(_("propuesto el"), default=timezone.now)
    proposed_by = actor_field(_("propuso"))
    settled_at = models.DateTimeField(_("resuelto el"), null=True)
    settled_by = actor_field(_("resolvió"), null=True)
    is_carried_out = models.BooleanField(_("se cumplió"), default=False)
    objects = EndProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("propuesta de terminar un cargo")
        verbose_name_plural = _("propuestas de terminar un cargo")
        constraints = [
            models.UniqueConstraint(
                name="end_proposal_open_once", fields=["office"], condition=Q(settled_at__isnull=True)
            ),
            all_or_none("end_proposal_settled_says_when_and_who", "settled_at", "settled_by"),
            models.CheckConstraint(
                name="end_proposal_by_two",
                condition=Q(is_carried_out=False) | ~Q(settled_by=models.F("proposed_by")),
            ),
        ]

    def __str__(self):
        return str(self.office)


class OfficeEvent(models.TextChoices):
    APPOINTED = "appointed", _("Nombramiento")
    CONFIRMED = "confirmed", _("Nombramiento confirmado")
    OBJECTED = "objected", _("Nombramiento objetado")
    END_PROPOSED = "end_proposed", _("Se propone terminar un cargo")
    END_WITHDRAWN = "end_withdrawn", _("Ya no se propone terminar un cargo")
    ENDED = "ended", _("Cargo terminado")


SUBJECTS = {
    OfficeEvent.APPOINTED: _("Alguien fue nombrado en la Coordinación del Pacto"),
    OfficeEvent.CONFIRMED: _("Se confirmó un nombramiento en la Coordinación"),
    OfficeEvent.OBJECTED: _("Se objetó un nombramiento en la Coordinación"),
    OfficeEvent.END_PROPOSED: _("Se propone terminar un cargo en la Coordinación"),
    OfficeEvent.END_WITHDRAWN: _("Ya no se propone terminar un cargo en la Coordinación"),
    OfficeEvent.ENDED: _("Terminó un cargo en la Coordinación"),
}


class OfficeNoticeQuerySet(models.QuerySet):
    def due(self):
        return self.filter(sent_at__isnull=True, failed_at__isnull=True)


class OfficeNotice(MailFailure):
    """What was done with an office in the coordination, for one of those who are told of it by mail."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="notices", verbose_name=_("cargo"))
    event = models.CharField(_("qué pasó"), max_length=16, choices=OfficeEvent)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("a quien se le dice")
    )
    reason = models.CharField(_("motivo"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("hecho el"), default=timezone.now)
    made_by = actor_field(_("lo hizo"))
    sent_at = models.DateTimeField(_("enviado el"), null=True)
    objects = OfficeNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("aviso sobre un cargo")
        verbose_name_plural = _("avisos sobre cargos")

    def __str__(self):
        return f"{self.get_event_display()} · {self.user}"

    @property
    def subject(self) -> str:
        """What its mail is called."""
        return SUBJECTS[self.event]

    @property
    def sentence_template(self) -> str:
        """The template of the sentence that its mail says."""
        return f"mail/office_events/{self.event}.txt"
