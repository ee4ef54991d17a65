"""What a row knows of the mail about it that did not arrive."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.messages import announce


class MailFailure(models.Model):
    """The last mail about this row could not be delivered, or nobody knows whether it was; cleared to try again."""

    failed_at = models.DateTimeField(_("falló el"), null=True, editable=False)
    failure = models.CharField(_("qué falló"), max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True

    def forget_failure(self) -> None:
        """Let it be mailed once more, when the caller has saved it."""
        self.failed_at, self.failure = None, ""

    def try_again(self) -> None:
        """Somebody looked at what failed and wants it sent once more."""
        self.forget_failure()
        self.save(update_fields=["failed_at", "failure"])
        announce()
