"""The rooms of who works on what."""

from django.utils import timezone

from commissions import closing
from commissions.models import Commission, JoinRequest
from commitments.models import Commitment
from tests import make
from tests.access.submission import REASON, Submission
from tests.cast import commission_of
from tests.commissions.access_rows import handover
from tests.meetings.access_rows import join_request

PAGES = {
    "commissions_commission": "200 422 200 422",
    "commissions_focalpoint": "403 403 200 403",
    "commissions_handover": "403 403 200 403",
    "commissions_joinrequest": "403 403 200 403",
    "commissions_seat": "403 403 200 403",
}


def asked_to_join(cast) -> JoinRequest:
    return JoinRequest.objects.get(pk=join_request(cast)["pk"])


def named(cast) -> Submission:
    commission, user = commission_of(cast), make.user()
    mandate = make.representation(cast.organization, user, "contact")
    return Submission(commission, {"mandate": mandate.pk, "origin": "elected", "note": "Acta."})


def named_instead(cast) -> Submission:
    done = named(cast)
    done.data["instead_of"] = done.row.focal_points.get().pk
    return done


def commission_form() -> dict:
    commitment = Commitment.objects.get(slug="lactancia")
    return {"number": "77", "name": "Lactancia", "slug": "lactancia-77", "commitments": [commitment.pk]}


def changed_commission(cast) -> Submission:
    row = commission_of(cast)
    return Submission(row, commission_form() | {"version": row.version})


def closed(cast) -> Commission:
    commission = make.commission()
    closing.close(commission, by=cast["staff"], reason="Se unió con otra.", at=timezone.now())
    return commission


def unreached(cast) -> Submission:
    """A request of which the mail to whoever leads failed."""
    row = asked_to_join(cast)
    row.failed_at = timezone.now()
    row.save()
    return Submission(row)


ACTS = [
    ("commissions_commission_add", "200 302", lambda cast: Submission(None, commission_form())),
    ("commissions_commission_change", "200 302", changed_commission),
    ("commissions_commission_close", "200 302", lambda cast: Submission(commission_of(cast), REASON)),
    ("commissions_commission_reopen", "200 302", lambda cast: Submission(closed(cast), REASON)),
    ("commissions_commission_name_alternate", "200 302", named),
    ("commissions_commission_name_titular", "200 302", named_instead),
    (
        "commissions_commission_add_seat",
        "200 302",
        lambda cast: Submission(commission_of(cast), {"organization": cast.other.slug}),
    ),
    ("commissions_focalpoint_end", "200 302", lambda cast: Submission(commission_of(cast).focal_points.get())),
    ("commissions_joinrequest_accept", "200 302", lambda cast: Submission(asked_to_join(cast))),
    ("commissions_joinrequest_decline", "200 302", lambda cast: Submission(asked_to_join(cast), REASON)),
    ("commissions_joinrequest_try_again", "200 302", unreached),
    ("commissions_seat_leave", "200 302", lambda cast: Submission(commission_of(cast).seats.get())),
]
SHOWS = []


def furnish(cast) -> None:
    """Make a row of every model of these rooms."""
    handover(cast)
    join_request(cast)
