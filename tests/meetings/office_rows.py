"""What is agreed, decided and met about."""

from datetime import timedelta

from django.utils import timezone

from meetings import agreeing, proposing
from meetings.models import Agreement, CommissionNotice, Meeting, Proposal, SilenceCall
from tests import make
from tests.access.submission import REASON, Submission
from tests.access.table import SUBJECTS
from tests.cast import commission_of
from tests.meetings.access_rows import an_agreement

PAGES = {
    "meetings_agreement": "403 403 200 403",
    "meetings_meeting": "403 403 200 422",
    "meetings_commissionnotice": "403 403 200 403",
    "meetings_proposal": "403 403 200 403",
    "meetings_silencecall": "403 403 200 403",
}


def claimed(cast) -> Agreement:
    """An agreement of which somebody says that it is done."""
    user = cast["contact"]
    return agreeing.claim(an_agreement(cast), by=user, at=timezone.now(), evidence="Acuse de recibo")


def silence_call(cast) -> SilenceCall:
    """An open question to an alternate that the mail could not take."""
    commission = commission_of(cast)
    second = commission.focal_points.filter(kind="alternate").first()
    second = second or make.focal_point(commission, make.user(), cast.organization, "alternate")
    first = commission.focal_points.get(kind="titular")
    about = {"focal_point": first, "alternate": second, "silent_since": timezone.now(), "failed_at": timezone.now()}
    return SilenceCall.objects.create(commission=commission, **about)


def a_meeting(cast) -> Meeting:
    return Meeting.objects.get(pk=SUBJECTS["meeting"](cast)["pk"])


def meeting_form() -> dict:
    return {"held_on": "2026-01-15", "version": 1}


def failed_notice(cast) -> CommissionNotice:
    """A notice that did not arrive at one person."""
    row = CommissionNotice.objects.get(pk=SUBJECTS["commission_notice"](cast)["pk"])
    row.copies.create(user=cast["contact"], failed_at=timezone.now(), failure="550 no such user")
    return row


def a_proposal(cast) -> Proposal:
    return Proposal.objects.get(pk=SUBJECTS["proposal"](cast)["pk"])


def closed_proposal(cast) -> Proposal:
    row = a_proposal(cast)
    proposing.close_proposal(row, by=cast["staff"], at=timezone.now())
    return row


def concluded_proposal(cast) -> Proposal:
    row = closed_proposal(cast)
    proposing.conclude(row, outcome="Sí.", by=cast["staff"], at=timezone.now())
    return row


ACTS = [
    ("meetings_agreement_start", "200 302", lambda cast: Submission(an_agreement(cast))),
    (
        "meetings_agreement_move",
        "200 302",
        lambda cast: Submission(an_agreement(cast), REASON | {"due_on": timezone.localdate() + timedelta(days=30)}),
    ),
    ("meetings_agreement_verify", "200 302", lambda cast: Submission(claimed(cast))),
    ("meetings_agreement_send_back", "200 302", lambda cast: Submission(claimed(cast), REASON)),
    ("meetings_agreement_cancel", "200 302", lambda cast: Submission(an_agreement(cast), REASON)),
    ("meetings_meeting_change", "200 302", lambda cast: Submission(a_meeting(cast), meeting_form())),
    ("meetings_commissionnotice_withdraw", "200 302", lambda cast: Submission(failed_notice(cast))),
    ("meetings_commissionnotice_try_again", "200 302", lambda cast: Submission(failed_notice(cast))),
    ("meetings_proposal_close", "200 302", lambda cast: Submission(a_proposal(cast))),
    ("meetings_proposal_conclude", "200 302", lambda cast: Submission(closed_proposal(cast), {"outcome": "Sí."})),
    ("meetings_proposal_ratify", "200 302", lambda cast: Submission(concluded_proposal(cast))),
    ("meetings_silencecall_try_again", "200 302", lambda cast: Submission(silence_call(cast))),
]
SHOWS = []


def furnish(cast) -> None:
    """Make a row of every model of these rooms."""
    an_agreement(cast)
    silence_call(cast)
    a_meeting(cast)
    failed_notice(cast)
    closed_proposal(cast)
