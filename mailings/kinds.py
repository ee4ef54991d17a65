"""The kinds of mail: which rows of the apps below are due, whom each addresses, and what it says.

A row stays due until its kind's `sent_field` or its `failed_at` is written, which the ledger does with the result;
a row that is no longer due when its turn comes (revoked, answered, decided) is not mailed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.urls import reverse

from commissions.models import NoticeCopy
from members.admission import application_link
from members.confirming import confirmation_link
from members.invitations import invitation_link
from members.models import Application, ConfirmationRequest, Invitation


@dataclass(frozen=True)
class Kind:
    """One reason to write to somebody; its templates are templates/mail/<name>*."""

    name: str
    model: type[models.Model]
    due: Callable[[datetime], QuerySet]
    email: Callable[[models.Model], str]
    link: Callable[[models.Model], str]
    sent_field: str
    user_id: Callable[[models.Model], int | None] = lambda row: None
    is_about_organization: bool = True

    def context(self, row: models.Model) -> dict:
        """What the templates see: the row under its model's name, and the one link of the message."""
        return {self.model._meta.model_name: row, "link": self.link(row)}


def _page(name: str, *args) -> str:
    return settings.SITE_URL + reverse(name, args=args)


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            name="invitation",
            model=Invitation,
            due=lambda at: Invitation.objects.due(at=at).select_related("organization", "invited_by"),
            email=lambda row: row.email,
            link=lambda row: invitation_link(row, mailed=True),
            sent_field="sent_at",
        ),
        Kind(
            name="application_confirmation",
            model=Application,
            due=lambda at: Application.objects.confirmation_due(),
            email=lambda row: row.contact_email,
            link=application_link,
            sent_field="confirmation_sent_at",
        ),
        Kind(
            name="application_decision",
            model=Application,
            due=lambda at: Application.objects.decision_due(),
            email=lambda row: row.contact_email,
            link=application_link,
            sent_field="decision_sent_at",
        ),
        Kind(
            name="confirmation_question",
            model=ConfirmationRequest,
            due=lambda at: ConfirmationRequest.objects.due(at=at).select_related("organization", "user"),
            email=lambda row: row.user.email,
            link=confirmation_link,
            sent_field="sent_at",
            user_id=lambda row: row.user_id,
        ),
        Kind(
            name="commission_notice",
            model=NoticeCopy,
            due=lambda at: NoticeCopy.objects.due(at=at).select_related(
                "notice__commission", "notice__made_by", "user"
            ),
            email=lambda row: row.user.email,
            link=lambda row: _page("commission_notice", row.notice.commission.slug, row.notice_id),
            sent_field="sent_at",
            user_id=lambda row: row.user_id,
            is_about_organization=False,
        ),
    )
}
