"""What people say of an agreement: answers of whoever is responsible, and comments of the commission."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commissions.models import FocalPoint
from kit.database.constraints import actor_field
from kit.database.mail_failure import MailFailure
from kit.database.subqueries import count_of

from .agreements import Agreement


class AnswerKind(models.TextChoices):
    DONE = "done", _("Hecho")
    HELP = "help", _("Necesito ayuda")
    TIME = "time", _("Más tiempo")


class AgreementAnswerQuerySet(models.QuerySet):
    def waiting(self):
        """Nobody who leads has attended them."""
        return self.filter(settled_at__isnull=True)

    def help_due(self, *, at):
        """Asks for help of which no mail has told who leads the commission, `leader` and her `leader_email`."""
        leads = FocalPoint.objects.effective(at=at).filter(commission=OuterRef("agreement__body__commission"))
        leads = leads.order_by("-kind")
        rows = self.waiting().filter(kind=AnswerKind.HELP, sent_at__isnull=True, failed_at__isnull=True)
        rows = rows.annotate(leader=Subquery(leads.values("user")[:1]))
        rows = rows.annotate(leader_email=Subquery(leads.values("user__email")[:1]))
        return rows.filter(leader__isnull=False, agreement__closed_at__isnull=True).exclude(leader=F("made_by"))


class AgreementAnswer(MailFailure):
    """What whoever is responsible answered, from the link in the mail or in the portal."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="answers", verbose_name=_("acuerdo"))
    kind = models.CharField(_("respuesta"), max_length=5, choices=AnswerKind)
    text = models.TextField(_("comentario o evidencia"), max_length=1000, blank=True)
    until = models.DateField(_("nueva fecha que pide"), null=True, blank=True)
    due_on = models.DateField(_("fecha que tenía el acuerdo"), null=True, editable=False)
    made_at = models.DateTimeField(_("el"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("por"))
    by_link = models.BooleanField(_("desde el enlace"), default=False)
    passed_on_by = actor_field(_("el enlace lo pasó"), null=True)
    settled_at = models.DateTimeField(_("atendida el"), null=True, editable=False)
    settled_by = actor_field(_("atendió"), null=True)
    sent_at = models.DateTimeField(_("avisada por correo el"), null=True, editable=False)
    objects = AgreementAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("respuesta a un acuerdo")
        verbose_name_plural = _("respuestas a acuerdos")
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(
                name="agreement_answer_open_once",
                fields=["agreement", "made_by"],
                condition=Q(settled_at__isnull=True),
            )
        ]

    def __str__(self):
        return f"{self.agreement_id} · {self.get_kind_display()}"

    @property
    def says_done(self) -> bool:
        return self.kind == AnswerKind.DONE

    @property
    def asks_for_time(self) -> bool:
        return self.kind == AnswerKind.TIME


class CommentKind(models.TextChoices):
    """What a word about an agreement goes with."""

    COMMENT = "comment", _("Comentario")
    MOVED = "moved", _("Cambió la fecha")
    RETURNED = "returned", _("Falta algo para darlo por cumplido")
    SETTLED = "settled", _("Respuesta de quien coordina")
    REOPENED = "reopened", _("Se reabrió")


class AgreementComment(models.Model):
    """A word about an agreement; the history of its fields is the audit's."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="comments", verbose_name=_("acuerdo"))
    kind = models.CharField(
        _("con qué va"), max_length=8, choices=CommentKind, default=CommentKind.COMMENT, editable=False
    )
    text = models.TextField(_("comentario"), max_length=2000)
    made_at = models.DateTimeField(_("el"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("por"))

    class Meta:
        verbose_name = _("comentario a un acuerdo")
        verbose_name_plural = _("comentarios a acuerdos")
        ordering = ["made_at"]

    def __str__(self):
        return self.text[:60]


class AgreementRecallQuerySet(models.QuerySet):
    def due(self, *, at):
        """Not mailed yet, of agreements for which that person still answers; with the `times` that she has answered."""
        answerable = Agreement.objects.answerable(at=at).filter(pk=OuterRef("agreement"), claimed_at__isnull=True)
        rows = self.filter(Exists(answerable.filter(responsible=OuterRef("user"))))
        rows = rows.filter(sent_at__isnull=True, failed_at__isnull=True)
        answers = AgreementAnswer.objects.filter(agreement=OuterRef("agreement"), made_by=OuterRef("user"))
        return rows.annotate(times=count_of(answers))


class AgreementRecall(MailFailure):
    """Who leads reminds whoever answers for an agreement by hand; once a day."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="recalls", verbose_name=_("acuerdo"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("a quién"))
    asked_on = models.DateField(_("día"))
    asked_at = models.DateTimeField(_("pedido el"), default=timezone.now, editable=False)
    asked_by = actor_field(_("pidió"))
    sent_at = models.DateTimeField(_("enviado el"), null=True, editable=False)
    objects = AgreementRecallQuerySet.as_manager()

    class Meta:
        verbose_name = _("recordatorio a mano de un acuerdo")
        verbose_name_plural = _("recordatorios a mano de acuerdos")
        constraints = [models.UniqueConstraint(name="agreement_recall_once_a_day", fields=["agreement", "asked_on"])]

    def __str__(self):
        return f"{self.agreement_id} · {self.asked_on}"
