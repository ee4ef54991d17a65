"""The room of what was said to whom."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from mailings.bulletins import approving, running
from mailings.models import BadAddress, Bounce, Bulletin, Delivery, MailItem, ReminderPause, Subscriber
from tests import make
from tests.access.submission import REASON, Submission
from tests.mailings.bulletin import make_bulletin, scheduled_bulletin

PAGES = {
    "mailings_bulletin": "200 422 200 422",
    "mailings_badaddress": "403 403 200 403",
    "mailings_bounce": "403 403 200 403",
    "mailings_delivery": "403 403 200 403",
    "mailings_reminderpause": "403 403 200 403",
    "mailings_subscriber": "403 403 200 403",
}


def uncertain(cast) -> Delivery:
    """A message about an invitation, of which nobody knows whether it arrived."""
    invitation = make.invitation(cast.organization, failed_at=timezone.now())
    about = {"kind": "invitation", "email": invitation.email, "held_at": timezone.now()}
    return Delivery.objects.create(state="uncertain", **about)


def undelivered(cast) -> Submission:
    """Somebody did not get an invitation this month."""
    about = {"email": "nadie@pacto.example", "user": cast["titular"]}
    delivery = Delivery.objects.create(kind="invitation", state="failed", answer="550 5.1.1 no such user", **about)
    MailItem.objects.create(delivery=delivery, kind="invitation", object_id=next(make.numbers), period="1", **about)
    return Submission(None, query=f"?regla=invitation&mes={timezone.localdate():%Y-%m}")


def a_copy(cast) -> Delivery:
    """A bulletin's copy that somebody got."""
    about = {"kind": "bulletin", "bulletin": make_bulletin(), "state": "sent", "sent_at": timezone.now()}
    return Delivery.objects.create(email="titular@pacto.example", user=cast["titular"], **about)


def under_way(cast) -> Bulletin:
    """A bulletin that has begun to go out."""
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    return Bulletin.objects.get(pk=bulletin.pk)


def in_a_pause(cast) -> Bulletin:
    bulletin = under_way(cast)
    running.pause(bulletin, by=make.user(), at=timezone.now())
    return bulletin


def approved() -> Bulletin:
    bulletin = scheduled_bulletin()
    approving.take_back(bulletin)
    return bulletin


def this_month() -> dict:
    Bulletin.objects.all().delete()
    return {"month": timezone.localdate().replace(day=1).isoformat()}


def bulletin_change(cast) -> Submission:
    bulletin = make_bulletin()
    return Submission(bulletin, ENTRIES | {"subject": "Otro", "version": bulletin.version})


ENTRIES = {f"entries-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
STARTS = {"starts_at": (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")}


def bad_address() -> BadAddress:
    return BadAddress.objects.create(email="rebota@pacto.example", code="5.1.1")


def a_subscriber() -> Subscriber:
    return Subscriber.objects.create(email=f"lectora{next(make.numbers)}@pacto.example", confirmed_at=timezone.now())


def blames_us() -> Bounce:
    delivery = Delivery.objects.create(kind="invitation", email="lejos@pacto.example")
    return Bounce.objects.create(delivery=delivery, cause="blocked", code="5.7.1")


def a_rule(cast, *, is_off: bool = False) -> Submission:
    """A rule, which has no row of its own: its name is its key."""
    if is_off:
        ReminderPause.objects.create(reminder="agenda_incomplete", made_by=cast["staff"])
    return Submission(SimpleNamespace(pk="agenda_incomplete"))


ACTS = [
    ("mailings_reminderpause_switch_off", "200 302", a_rule),
    ("mailings_reminderpause_switch_on", "200 302", lambda cast: a_rule(cast, is_off=True)),
    ("mailings_bulletin_add", "200 302", lambda cast: Submission(None, this_month())),
    (
        "mailings_bulletin_write_to",
        "200 302",
        lambda cast: Submission(None, {"audience": "everybody", "subject": "Aviso"}),
    ),
    ("mailings_bulletin_change", "200 302", bulletin_change),
    ("mailings_bulletin_test", "200 302", lambda cast: Submission(make_bulletin())),
    ("mailings_bulletin_approve", "200 302", lambda cast: Submission(make_bulletin(), {"version": "1"})),
    ("mailings_bulletin_schedule", "200 302", lambda cast: Submission(approved(), STARTS)),
    ("mailings_bulletin_take_back", "200 302", lambda cast: Submission(scheduled_bulletin())),
    ("mailings_bulletin_pause", "200 302", lambda cast: Submission(under_way(cast))),
    ("mailings_bulletin_resume", "200 302", lambda cast: Submission(in_a_pause(cast))),
    ("mailings_bulletin_cancel", "200 302", lambda cast: Submission(make_bulletin(), REASON)),
    ("mailings_delivery_send_again", "200 302", lambda cast: Submission(uncertain(cast))),
    ("mailings_bounce_attend", "200 302", lambda cast: Submission(blames_us())),
    ("mailings_badaddress_lift", "200 302", lambda cast: Submission(bad_address())),
    ("mailings_subscriber_leave", "200 302", lambda cast: Submission(a_subscriber())),
    ("mailings_delivery_take_as_sent", "200 302", lambda cast: Submission(uncertain(cast))),
]
SHOWS = [
    ("mailings_reminderpause_preview", "200 200", a_rule),
    ("mailings_delivery_read", "200 405", lambda cast: Submission(a_copy(cast))),
    ("mailings_bulletin_preview", "200 405", lambda cast: Submission(make_bulletin())),
    ("mailings_bulletin_mail", "200 405", lambda cast: Submission(make_bulletin())),
    ("mailings_bulletin_readers", "200 405", lambda cast: Submission(make_bulletin())),
    ("mailings_bulletin_timeline", "200 405", lambda cast: Submission(make_bulletin())),
    ("mailings_delivery_coverage", "200 405", undelivered),
    ("mailings_delivery_undelivered", "200 405", undelivered),
    ("mailings_delivery_undelivered_file", "200 405", undelivered),
    (
        "mailings_delivery_sent_to",
        "200 405",
        lambda cast: Submission(None, query=f"?organizacion={cast.organization.pk}"),
    ),
]


def furnish(cast) -> None:
    """Make a row of every model of these rooms."""
    make_bulletin()
    delivery = Delivery.objects.create(kind="invitation", email="nueva@pacto.example")
    Bounce.objects.create(delivery=delivery, cause="unknown", code="5.1.1")
    bad_address()
    a_subscriber()
    ReminderPause.objects.create(reminder="agenda_incomplete", made_by=cast["staff"])
