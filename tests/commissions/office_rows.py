"""The rooms of who works on what."""

from django.utils import timezone

from commissions.models import JoinRequest
from commitments.models import Commitment
from tests import make
from tests.access.act import REASON, Done
from tests.commissions.access_rows import a_commission, handover
from tests.meetings.access_rows import join_request

PAGES = {
    "commissions_commission": "200 422 200 422",
    "commissions_focalpoint": "403 403 200 403",
    "commissions_handover": "403 403 200 403",
    "commissions_joinrequest": "403 403 200 403",
    "commissions_seat": "403 403 200 403",
}


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


ACTS = [
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
    ("commissions_seat_leave", "200 302", lambda house: Done(a_commission(house).seats.get())),
]
SHOWS = []


def furnish(house) -> None:
    """Make a row of every model of these rooms."""
    handover(house)
    join_request(house)
