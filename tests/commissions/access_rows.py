"""The addresses of the commissions in the access table, and what fills their arguments."""

from datetime import timedelta

from django.utils import timezone

from commissions.drafting import comment, save_section
from commissions.models import (
    Activity,
    Agenda,
    AgendaSection,
    Edition,
    Handover,
    Seat,
    SectionComment,
)
from tests import make
from tests.access.row import LOGIN_CLOSED
from tests.cast import commission_of

ROWS = [
    ("commission_list", None, "200", "405"),
    ("commission_join", "other_commission", "login 200 200 200 200 200", "login 422 404 422 404 404"),
    ("commission_history", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_my_contact", "commission", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_leave", "commission", "login 404 404 200 404 404", "login 404 404 302 404 404"),
    ("commission_stay", "commission", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("commission_handover", "handover", "login 404 404 200 404 200", LOGIN_CLOSED),
    ("commission_seat", "seat", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_seat_leave", "seat", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("commission_seat_editor", "seat", LOGIN_CLOSED, "login 404 404 302 404 302"),
    ("agenda_edition", "edition_slug", "200", "405"),
    ("agenda_edition_number", "edition", "200", "405"),
    ("edition_data", "edition", "200", "405"),
    ("commission_agenda", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("agenda_presence", "commission", LOGIN_CLOSED, "login 404 302 302 404 302"),
    ("agenda_consult", "commission", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("agenda_publish", "commission", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("agenda_reopen", "commission", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("agenda_section", "section", "login 404 404 200 404 404", "login 404 404 409 404 404"),
    ("section_versions", "section", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("section_restore", "revision", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("section_comment", "section", "login 404 200 200 404 200", "login 404 422 422 404 404"),
    ("comment_resolve", "section_comment", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("comment_reopen", "section_comment", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("activity_new", "commission", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("activity_edit", "activity", "login 404 404 200 404 404", "login 404 404 422 404 404"),
]
# Who else comes, and like whom of the six she is answered but for `EXCEPT`; who left the Pact had a seat, too.
MORE_ROLES = {
    "delegate": "outsider",  # of another organisation in the commission
    "editor": "outsider",  # such a delegate, admitted to write in the agenda
    "alternate": "outsider",  # such a delegate, the commission's alternate focal point
    "former": "outsider",  # was the commission's focal point until two days ago, and has no seat any more
    "elsewhere": "outsider",  # leads another commission
}
# Whoever speaks for nobody has nothing to go to, and nobody whom she could bring along.
NOBODYS = {"commission_join": "200 404"}
# Whoever sits in the commission reads what it has; who writes or leads, more.
SEATED = {
    "commission_history": "200 405",
    "section_comment": "200 422",
    "section_versions": "200 405",
    "agenda_presence": "405 302",
    "commission_agenda": "200 405",
}
EXCEPT = {
    "nobody": NOBODYS,
    "ended": NOBODYS,
    "withdrawn": NOBODYS,
    "merged": NOBODYS,
    "substitute": {
        "commission_my_contact": "404 404",
        "commission_leave": "404 404",
        "commission_stay": "405 404",
        "commission_handover": "404 405",
        "commission_seat_editor": "405 404",
        "activity_edit": "404 404",
        "activity_new": "404 404",
        "comment_resolve": "405 404",
        "comment_reopen": "405 404",
        "section_restore": "405 404",
        "agenda_section": "404 404",
        "agenda_reopen": "405 404",
        "agenda_publish": "405 404",
        "agenda_consult": "405 404",
    },
    "delegate": SEATED,
    "editor": SEATED
    | {
        "activity_edit": "200 422",
        "activity_new": "200 422",
        "comment_resolve": "405 302",
        "comment_reopen": "405 302",
        "section_restore": "405 302",
        "agenda_section": "200 409",
    },
    "alternate": SEATED
    | {
        "commission_my_contact": "200 422",
        "commission_leave": "200 302",
        "commission_stay": "405 302",
        "commission_handover": "200 405",
        "commission_seat_editor": "405 302",
        "activity_edit": "200 422",
        "activity_new": "200 422",
        "comment_resolve": "405 302",
        "comment_reopen": "405 302",
        "section_restore": "405 302",
        "agenda_section": "200 409",
        "agenda_reopen": "405 302",
        "agenda_publish": "405 302",
        "agenda_consult": "405 302",
    },
}


def add_roles(cast) -> None:
    """Give each of `MORE_ROLES` what she holds or held."""
    commission, other, now = commission_of(cast), make.commission(5), timezone.now()
    before = (now - timedelta(days=9), now - timedelta(days=2))
    for role in ("withdrawn", "merged"):
        make.seat(commission, cast[role].representations.get().organization, cast[role])
    own = {role: make.representation(make.organization(), cast[role]).organization for role in MORE_ROLES}
    make.seat(commission, own["delegate"], cast["delegate"])
    make.seat(commission, own["editor"], cast["editor"], is_editor=True)
    make.seat(commission, own["alternate"], cast["alternate"])
    make.focal_point(commission, cast["alternate"], own["alternate"], "alternate")
    make.seat(commission, own["former"], cast["former"], term=before)
    make.focal_point(commission, cast["former"], own["former"], "alternate", term=before)
    make.seat(other, own["elsewhere"], cast["elsewhere"])
    make.focal_point(other, cast["elsewhere"], own["elsewhere"])


def seat(cast) -> dict:
    """The active seat of its organisation: made again where the last one to leave took it."""
    commission = commission_of(cast)
    row = Seat.objects.effective(at=timezone.now()).filter(organization=cast.organization).first()
    row = row or make.seat(commission, cast.organization, term=(timezone.now(), None))
    return {"slug": commission.slug, "pk": row.pk}


def handover(cast) -> dict:
    commission = commission_of(cast)
    made = Handover.objects.create(
        commission=commission, after=commission.focal_points.get(kind="titular"), made_by=cast["staff"]
    )
    return {"slug": commission.slug, "pk": made.pk}


def a_section(cast) -> dict:
    """A section with one version and one comment."""
    commission, now = commission_of(cast), timezone.now()
    row = AgendaSection.objects.first()
    if row is None:
        shared = {"by": cast["titular"], "at": now}
        row = save_section(commission, "objectives", {"objectives": "Que nazcan sanos."}, version=0, **shared)
        comment(commission, "objectives", "Falta decir dónde.", **shared)
    return {"slug": commission.slug, "kind": row.kind}


def an_activity(cast) -> dict:
    agenda, _is_new = Agenda.objects.get_or_create(commission=commission_of(cast))
    return {"slug": agenda.commission.slug, "pk": Activity.objects.get_or_create(agenda=agenda, text="Foro")[0].pk}


def an_edition(cast) -> dict:
    agenda, _is_new = Agenda.objects.get_or_create(commission=commission_of(cast))
    content = {"objectives": {"objectives": "Que nazcan sanos."}, "activities": []}
    fields = {"content": content, "published_by": cast["titular"]}
    edition, _is_new = Edition.objects.get_or_create(agenda=agenda, number=1, defaults=fields)
    return {"slug": agenda.commission.slug, "number": edition.number}


SUBJECTS = {
    "commission": lambda cast: {"slug": commission_of(cast).slug},
    "other_commission": lambda cast: {"slug": make.commission(40 + next(make.numbers)).slug},
    "handover": handover,
    "seat": seat,
    "section": a_section,
    "revision": lambda cast: a_section(cast) | {"version": 1},
    "section_comment": lambda cast: {"slug": a_section(cast)["slug"], "pk": SectionComment.objects.first().pk},
    "activity": an_activity,
    "edition": an_edition,
    "edition_slug": lambda cast: {"slug": an_edition(cast)["slug"]},
}
