"""The addresses of the meetings in the access table, and what fills their arguments."""

from datetime import timedelta

from django.utils import timezone

from commissions.models import (
    JoinRequest,
)
from meetings import agreeing, answering, calendars, voting
from meetings.models import Agreement, CommissionNotice, Proposal
from members import links as own
from tests import make
from tests.access.row import LOGIN_CLOSED
from tests.cast import commission_of

ROWS = [
    ("commission", "commission", "200", "405"),
    ("commission_work", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_request_decide", "join_request", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("commission_take_over", "silent_commission", "login 404 404 404 404 404", "login 404 404 404 404 404"),
    ("commission_agreements", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_agreements_csv", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("agreement_new", "commission", "login 404 404 200 404 200", "login 404 404 422 404 422"),
    ("agreement", "agreement", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("agreement_edit", "agreement", "login 404 404 200 404 200", "login 404 404 422 404 422"),
    ("agreement_reply", "agreement", LOGIN_CLOSED, "login 404 422 422 404 422"),
    ("agreement_comment", "agreement", LOGIN_CLOSED, "login 404 422 422 404 422"),
    ("agreement_start", "agreement", LOGIN_CLOSED, "login 404 404 302 404 302"),
    ("agreement_verify", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_send_back", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_move", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_cancel", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_recall", "agreement", LOGIN_CLOSED, "login 404 404 302 404 302"),
    ("agreement_reopen", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_unsettle", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_settle", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_answer", "agreement_link", "200", "422"),
    ("proposal_answer", "voting_link", "200", "422"),
    ("agreement_feed", "calendar_link", "200", "405"),
    ("my_agreements", None, "login 200 200 200 200 200", LOGIN_CLOSED),
    ("my_agreements_csv", None, "login 200 200 200 200 200", LOGIN_CLOSED),
    ("my_calendar", None, "login 200 200 200 200 200", "login 302 302 302 302 302"),
    ("commission_overview", None, "login 404 404 404 200 200", LOGIN_CLOSED),
    ("commission_overview_csv", None, "login 404 404 404 200 200", LOGIN_CLOSED),
    ("commission_dashboard", "commission", "login 404 404 200 404 404", LOGIN_CLOSED),
    ("commission_proposals", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_proposal_new", "commission", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_proposal", "proposal", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_proposal_voice", "voice", LOGIN_CLOSED, "login 404 404 422 404 404"),
    ("commission_proposal_edit", "proposal", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_proposal_withdraw", "proposal", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("commission_proposal_conclude", "proposal", LOGIN_CLOSED, "login 404 404 422 404 404"),
    ("commission_proposal_ratify", "proposal", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("commission_meetings", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_meeting_new", "commission", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_meeting", "meeting", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_meeting_edit", "meeting", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_notices", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_notice_new", "commission", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_notice_withdraw", "commission_notice", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("commission_notice_try_again", "commission_notice", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("commission_notice", "commission_notice", "login 404 200 200 404 200", LOGIN_CLOSED),
]
# Whoever sits in the commission reads what it has; who writes or leads, more.
SEATED = {
    "commission_work": "200 405",
    "commission_agreements": "200 405",
    "commission_agreements_csv": "200 405",
    "agreement": "200 405",
    "agreement_comment": "405 422",
    "commission_notice": "200 405",
    "commission_notices": "200 405",
    "commission_meeting": "200 405",
    "commission_meetings": "200 405",
    "commission_proposal": "200 405",
    "commission_proposals": "200 405",
}
EXCEPT = {
    "substitute": {
        "commission_request_decide": "405 404",
        "agreement_new": "404 404",
        "agreement_edit": "404 404",
        "agreement_start": "405 404",
        "agreement_verify": "405 404",
        "agreement_send_back": "405 404",
        "agreement_move": "405 404",
        "agreement_cancel": "405 404",
        "agreement_settle": "405 404",
        "agreement_recall": "405 404",
        "agreement_reopen": "405 404",
        "agreement_unsettle": "405 404",
        "commission_proposal_edit": "404 404",
        "commission_proposal_withdraw": "405 404",
        "commission_notice_try_again": "405 404",
        "commission_notice_withdraw": "405 404",
        "commission_notice_new": "404 404",
        "commission_meeting_edit": "404 404",
        "commission_meeting_new": "404 404",
        "commission_proposal_ratify": "405 404",
        "commission_proposal_conclude": "405 404",
        "commission_proposal_new": "404 404",
        "commission_dashboard": "404 405",
    },
    "delegate": SEATED,
    "editor": SEATED
    | {
        "commission_proposal_edit": "200 422",
        "commission_proposal_new": "200 422",
    },
    "alternate": SEATED
    | {
        "commission_request_decide": "405 422",
        "agreement_new": "200 422",
        "agreement_edit": "200 422",
        "agreement_reply": "405 422",
        "agreement_start": "405 302",
        "agreement_verify": "405 422",
        "agreement_send_back": "405 422",
        "agreement_move": "405 422",
        "agreement_cancel": "405 422",
        "agreement_settle": "405 422",
        "agreement_recall": "405 302",
        "agreement_reopen": "405 422",
        "agreement_unsettle": "405 422",
        "commission_proposal_edit": "200 422",
        "commission_proposal_withdraw": "405 422",
        "commission_notice_try_again": "405 302",
        "commission_notice_withdraw": "405 302",
        "commission_notice_new": "200 422",
        "commission_meeting_edit": "200 422",
        "commission_meeting_new": "200 422",
        "commission_proposal_ratify": "405 302",
        "commission_proposal_conclude": "405 422",
        "commission_proposal_new": "200 422",
        "commission_dashboard": "200 405",
    },
}


def join_request(cast) -> dict:
    commission, user = commission_of(cast), make.user()
    organization = make.organization()
    made = JoinRequest.objects.create(commission=commission, organization=organization, delegate=user, asked_by=user)
    return {"slug": commission.slug, "pk": made.pk}


def of_the_table(cast, model, **fields) -> dict:
    """A row that the titular made at the commission's table."""
    fields |= {"opened_by" if model is Proposal else "made_by": cast["titular"]}
    made = model.objects.create(commission=commission_of(cast), **fields)
    return {"slug": made.commission.slug, "pk": made.pk}


def meeting(cast) -> dict:
    commission = commission_of(cast)
    return {"slug": commission.slug, "pk": make.meeting(commission, cast["titular"]).pk}


def proposal(cast) -> dict:
    return of_the_table(cast, Proposal, text="¿Sí?", closes_at=timezone.now() + timedelta(hours=1))


def an_agreement(cast) -> Agreement:
    """An agreement that the contact answers for."""
    values = {"text": "Escribir la carta", "organization": cast.organization, "responsible": cast["contact"]}
    return agreeing.make(commission_of(cast), values, by=cast["titular"], at=timezone.now())


def agreement_address(cast) -> dict:
    row = an_agreement(cast)
    return {"slug": row.body.commission.slug, "year": row.year, "sequence": row.sequence}


def agreement_token(cast) -> dict:
    return {"token": own.sign(answering.PURPOSE, cast["contact"], f"{an_agreement(cast).key}:0")}


def voting_token(cast) -> dict:
    """Of a proposal that the titular may answer."""
    return {"token": own.sign(voting.PURPOSE, cast["titular"], proposal(cast)["pk"])}


def calendar_token(cast) -> dict:
    feed = calendars.renew(cast["contact"], at=timezone.now())
    return {"token": own.sign(calendars.PURPOSE, feed.user, feed.key)}


SUBJECTS = {
    "proposal": proposal,
    "voice": lambda cast: proposal(cast) | {"organization": cast.organization.slug},
    "meeting": meeting,
    "commission_notice": lambda cast: of_the_table(cast, CommissionNotice, subject="Hola", text="Nos vemos."),
    "agreement": agreement_address,
    "agreement_link": agreement_token,
    "calendar_link": calendar_token,
    "voting_link": voting_token,
    "silent_commission": lambda cast: {"slug": commission_of(cast).slug},
    "join_request": join_request,
}
