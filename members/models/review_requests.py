"""A second person is asked to look at what another of the coordination prepared."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field
from kit.database.mail_failure import MailFailure


class ReviewRequestQuerySet(models.QuerySet):
    def due(self):
        return self.filter(sent_at__isnull=True, failed_at__isnull=True)


class ReviewRequest(MailFailure):
    """What waits (`title`), where (`path`, a page of the office), and who is asked."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("a quien se le pide")
    )
    title = models.CharField(_("qué espera"), max_length=255)
    path = models.CharField(_("página"), max_length=200)
    made_at = models.DateTimeField(_("pedido el"), default=timezone.now)
    made_by = actor_field(_("lo preparó"))
    sent_at = models.DateTimeField(_("enviado el"), null=True, editable=False)
    objects = ReviewRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("revisión pedida")
        verbose_name_plural = _("revisiones pedidas")
        indexes = [models.Index(fields=["path", "made_at"], name="review_request_of_page")]

    def __str__(self):
        return self.title
