"""Mail about who asks to come into a commission."""

from django.utils.translation import gettext_lazy

from commissions.joining import answer_link, request_link
from commissions.models import JoinRequest
from kit.messages import Message, messages

messages.register(
    Message(
        name="join_request",
        label=gettext_lazy("Alguien pide unirse a una comisión"),
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
    Message(
        name="join_answer",
        label=gettext_lazy("Respuesta a quien pidió entrar"),
        model=JoinRequest,
        due=lambda at: JoinRequest.objects.decision_due(at=at).select_related("commission", "organization", "asked_by"),
        email=lambda row: row.asked_by.email,
        link=answer_link,
        sent_field="decision_sent_at",
        user_id=lambda row: row.asked_by_id,
    ),
)
