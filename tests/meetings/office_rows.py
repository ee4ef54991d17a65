"""What is agreed, decided and met about."""

from datetime import timedelta

from django.utils import timezone

from meetings import agreeing, proposing
from meetings.models import Agreement, CommissionNotice, Meeting, Proposal, SilenceCall
from tests import make
from tests.access.act import REASON, Done
from tests.access.table import SUBJECTS
from tests.commissions.access_rows import a_commission
from tests.meetings.access_rows import an_agreement

PAGES = {
    "meetings_agreement": "403 403 200 403",
    "meetings_meeting": "403 403 200 422",
    "meetings_commissionnotice": "403 403 200 403",
    "meetings_proposal": "403 403 200 403",
    "meetings_silencecall": "403 403 200 403",
}


def claimed(house) -> Agreement:
    """An agreement of which somebody says that it is done."""
    user = house.users["contact"]
    return agreeing.claim(an_agreement(house), by=user, at=timezone.now(), evidence="Acuse de recibo")


def silence_call(house) -> SilenceCall:
    """An open question to an alternate that the mail could not take."""
    commission = a_commission(house)
    second = commission.focal_points.filter(kind="alternate").first()
    second = second or make.focal_point(commission, make.user(), house.organization, "alternate")
    first = commission.focal_points.get(kind="titular")
    about = {"focal_point": first, "alternate": second, "silent_since": timezone.now(), "failed_at": timezone.now()}
    return SilenceCall.objects.create(commission=commission, **about)


def a_meeting(house) -> Meeting:
    return Meeting.objects.get(pk=SUBJECTS["meeting"](house)["pk"])


def meeting_form() -> dict:
    return {"held_on": "2026-01-15", "version": 1}


def failed_notice(house) -> CommissionNotice:
    """A notice that did not arrive at one person."""
    row = CommissionNotice.objects.get(pk=SUBJECTS["commission_notice"](house)["pk"])
    row.copies.create(user=house.users["contact"], failed_at=timezone.now(), failure="550 no such user")
    return row


def a_proposal(house) -> Proposal:
    return Proposal.objects.get(pk=SUBJECTS["proposal"](house)["pk"])


def closed_proposal(house) -> Proposal:
    row = a_proposal(house)
    proposing.close(row, by=house.users["staff"], at=timezone.now())
    return row


def concluded_proposal(house) -> Proposal:
    row = closed_proposal(house)
    proposing.conclude(row, outcome="Sí.", by=house.users["staff"], at=timezone.now())
    return row


ACTS = [
    ("meetings_agreement_start", "200 302", lambda house: Done(an_agreement(house))),
    (
        "meetings_agreement_move",
        "200 302",
        lambda house: Done(an_agreement(house), REASON | {"due_on": timezone.localdate() + timedelta(days=30)}),
    ),
    ("meetings_agreement_verify", "200 302", lambda house: Done(claimed(house))),
    ("meetings_agreement_send_back", "200 302", lambda house: Done(claimed(house), REASON)),
    ("meetings_agreement_cancel", "200 302", lambda house: Done(an_agreement(house), REASON)),
    ("meetings_meeting_change", "200 302", lambda house: Done(a_meeting(house), meeting_form())),
    ("meetings_commissionnotice_withdraw", "200 302", lambda house: Done(failed_notice(house))),
    ("meetings_commissionnotice_try_again", "200 302", lambda house: Done(failed_notice(house))),
    ("meetings_proposal_close", "200 302", lambda house: Done(a_proposal(house))),
    ("meetings_proposal_conclude", "200 302", lambda house: Done(closed_proposal(house), {"outcome": "Sí."})),
    ("meetings_proposal_ratify", "200 302", lambda house: Done(concluded_proposal(house))),
    ("meetings_silencecall_try_again", "200 302", lambda house: Done(silence_call(house))),
]
SHOWS = []


def furnish(house) -> None:
    """Make a row of every model of these rooms."""
    an_agreement(house)
    silence_call(house)
    a_meeting(house)
    failed_notice(house)
    closed_proposal(house)
