"""The mail that says that a wave takes answers: one a person, whomever she answers for."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from kit.database.mail_failure import MailFailure
from members.models import Representation

from .waves import Invitee, Wave


class OpeningMailQuerySet(models.QuerySet):
    def due(self, *, at):
        """Not sent yet, of waves that take answers, while their reader may answer or, without one, nobody else may."""
        waiting = self.filter(sent_at__isnull=True, failed_at__isnull=True, wave__in=Wave.objects.open(at=at))
        own = Invitee.objects.missing().still(at=at).filter(opening_mails=OuterRef("pk"))
        mandates = Representation.objects.effective(at=at).filter(organization=OuterRef("organization"))
        hers = mandates.managing().filter(user=OuterRef(OuterRef("user")))
        to_people = Q(user__isnull=False) & Exists(own.filter(Q(user__isnull=False) | Exists(hers)))
        return waiting.filter(to_people | Q(user__isnull=True) & Exists(own.exclude(Exists(mandates))))


class OpeningMail(MailFailure):
    """To a person, with the links of all her `invitees`; without a person, to the contact of their organisation."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="opening_mails", verbose_name=_("encuesta"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", verbose_name=_("persona")
    )
    invitees = models.ManyToManyField(Invitee, related_name="opening_mails", verbose_name=_("invitadas"))
    sent_at = models.DateTimeField(_("enviado el"), null=True, editable=False)
    objects = OpeningMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("aviso de encuesta abierta")
        verbose_name_plural = _("avisos de encuestas abiertas")
        constraints = [models.UniqueConstraint(name="opening_mail_once_a_person", fields=["wave", "user"])]

    def __str__(self):
        return str(self.wave)
