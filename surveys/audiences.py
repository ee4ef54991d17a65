"""To whom the coordination may write about a survey: those of whom, as of last night, no answer is known."""

from django.utils.translation import gettext_lazy as _

from kit.messages import MailAudience, audiences
from members.models import Organization

from .models import Invitee, Wave


def silent(values, *, at):
    rows = Invitee.objects.missing().open(at=at).filter(wave__in=[int(value) for value in values])
    return Organization.objects.active().filter(pk__in=rows.values("organization"))


audiences.register(
    MailAudience(
        "survey_missing_organizations",
        _("Las que faltan por responder una encuesta abierta"),
        silent,
        choices=lambda *, at: [(str(row.pk), row.title) for row in Wave.objects.open(at=at)],
    )
)
