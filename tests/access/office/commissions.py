"""The rooms of who works on what."""

from datetime import timedelta

from django.utils import timezone

from commissions import agreeing, proposing
from commissions.models import Agreement, JoinRequest, Meeting, Notice, Proposal, SilenceCall
from commitments.models import Commitment
from tests import make
from tests.access.subjects import SUBJECTS, a_commission, an_agreement, handover, join_request

from .deeds import REASON, Done

PAGES = {
    "commissions_agreement": "403 403 200 403",
    "commissions_commission": "200 422 200 422",
    "commissions_focalpoint": "403 403 200 403",
    "commissions_handover": "403 403 200 403",
    "commissions_joinrequest": "403 403 200 403",
    "commissions_meeting": "403 403 200 422",
    "commissions_notice": "403 403 200 403",
    "commissions_proposal": "403 403 200 403",
    "commissions_seat": "403 403 200 403",
    "commissions_silencecall": "403 403 200 403",
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


def asked_to_join(house) -> JoinRequest:
    return JoinRequest.objects.get(pk=join_request(house)["pk"])


def named(house) -> Done:
    commission, user = a_commission(house), make.user()
    mandate = make.representation(house.organization, user, "contact")
    return Done(commission, {"mandate": mandate.pk, "origin": "elected", "note": "Acta."})


def named_instead(house) -> Done:
    done = named(house)
    done.data["instead_of"] = done.row.focal_points.get().pk
    return done


def commission_form() -> dict:
    commitment = Commitment.objects.get(slug="lactancia")
    return {"number": "77", "name": "Lactancia", "slug": "lactancia-77", "commitments": [commitment.pk]}


def changed_commission(house) -> Done:
    row = a_commission(house)
    return Done(row, commission_form() | {"version": row.version})


def unreached(house) -> Done:
    """A request of which the mail to whoever leads failed."""
    row = asked_to_join(house)
    row.failed_at = timezone.now()
    row.save()
    return Done(row)


def a_meeting(house) -> Meeting:
    return Meeting.objects.get(pk=SUBJECTS["meeting"](house)["pk"])


def meeting_form() -> dict:
    return {"held_on": "2026-01-15", "version": 1}


def failed_notice(house) -> Notice:
    """A notice that did not arrive at one person."""
    row = Notice.objects.get(pk=SUBJECTS["commission_notice"](house)["pk"])
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
    ("commissions_agreement_start", "200 302", lambda house: Done(an_agreement(house))),
    (
        "commissions_agreement_move",
        "200 302",
        lambda house: Done(an_agreement(house), REASON | {"due_on": timezone.localdate() + timedelta(days=30)}),
    ),
    ("commissions_agreement_verify", "200 302", lambda house: Done(claimed(house))),
    ("commissions_agreement_send_back", "200 302", lambda house: Done(claimed(house), REASON)),
    ("commissions_agreement_cancel", "200 302", lambda house: Done(an_agreement(house), REASON)),
    ("commissions_commission_add", "200 302", lambda house: Done(None, commission_form())),
    ("commissions_commission_change", "200 302", changed_commission),
    ("commissions_commission_close", "200 302", lambda house: Done(a_commission(house))),
    ("commissions_commission_name_alternate", "200 302", named),
    ("commissions_commission_name_titular", "200 302", named_instead),
    (
        "commissions_commission_place",
        "200 302",
        lambda house: Done(a_commission(house), {"organization": house.other.slug}),
    ),
    ("commissions_focalpoint_end", "200 302", lambda house: Done(a_commission(house).focal_points.get())),
    ("commissions_joinrequest_accept", "200 302", lambda house: Done(asked_to_join(house))),
    ("commissions_joinrequest_decline", "200 302", lambda house: Done(asked_to_join(house), REASON)),
    ("commissions_joinrequest_try_again", "200 302", unreached),
    ("commissions_meeting_change", "200 302", lambda house: Done(a_meeting(house), meeting_form())),
    ("commissions_notice_withdraw", "200 302", lambda house: Done(failed_notice(house))),
    ("commissions_notice_try_again", "200 302", lambda house: Done(failed_notice(house))),
    ("commissions_proposal_close", "200 302", lambda house: Done(a_proposal(house))),
    ("commissions_proposal_conclude", "200 302", lambda house: Done(closed_proposal(house), {"outcome": "Sí."})),
    ("commissions_proposal_ratify", "200 302", lambda house: Done(concluded_proposal(house))),
    ("commissions_seat_leave", "200 302", lambda house: Done(a_commission(house).seats.get())),
    ("commissions_silencecall_try_again", "200 302", lambda house: Done(silence_call(house))),
]


def furnish(house) -> None:
    """Make a row of every model of these rooms."""
    an_agreement(house)
    handover(house)
    join_request(house)
    silence_call(house)
    a_meeting(house)
    failed_notice(house)
    closed_proposal(house)
