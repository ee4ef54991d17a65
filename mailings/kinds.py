"""The kinds of mail: which rows of the apps below are due, whom each addresses, and what it says.

A row stays due until its kind's `sent_field` or its `failed_at` is written, which the ledger does with the result;
a row that is no longer due when its turn comes (revoked, answered, decided) is not mailed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import QuerySet

from commissions.joining import answer_link, request_link
from commissions.models import JoinRequest, NoticeCopy, SilenceCall
from commissions.noticing import notice_link
from commissions.silence import take_over_link
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
            link=notice_link,
            sent_field="sent_at",
            user_id=lambda row: row.user_id,
            is_about_organization=False,
        ),
        Kind(
            name="join_request",
            model=JoinRequest,
            due=lambda at: JoinRequest.objects.asking_due(at=at).select_related(
                "commission", "organization__state", "delegate"
            ),
            email=lambda row: row.leader_email,
            link=request_link,
            sent_field="asking_sent_at",
            user_id=lambda row: row.leader,
            is_about_organization=False,
        ),
        Kind(
            name="join_answer",
            model=JoinRequest,
            due=lambda at: JoinRequest.objects.decision_due().select_related("commission", "organization", "asked_by"),
            email=lambda row: row.asked_by.email,
            link=answer_link,
            sent_field="decision_sent_at",
            user_id=lambda row: row.asked_by_id,
        ),
        Kind(
            name="silence_call",
            model=SilenceCall,
            due=lambda at: SilenceCall.objects.due(at=at).select_related(
                "commission", "focal_point__user", "alternate__user"
            ),
            email=lambda row: row.alternate.user.email,
            link=take_over_link,
            sent_field="sent_at",
            user_id=lambda row: row.alternate.user_id,
            is_about_organization=False,
        ),
    )
}
