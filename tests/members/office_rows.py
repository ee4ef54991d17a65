"""The rooms of who belongs."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kit.imports import writing
from members import confirming, merging, offices, peer_messages
from members.fields import CONTACT_FIELDS
from members.importing.importer import MEMBER_LISTS
from members.models import (
    ConfirmationRequest,
    Consent,
    Correction,
    Export,
    MemberImport,
    Merge,
    Office,
    PeerMessage,
    PrivacyNotice,
    SuspectedPair,
    User,
)
from tests import make
from tests.access.submission import REASON, Submission
from tests.members.access_rows import an_address_request
from tests.members.lists import short

PAGES = {
    "members_application": "403 403 200 403",
    "members_confirmationrequest": "403 403 200 403",
    "members_consent": "403 403 200 403",
    "members_correction": "403 403 200 403",
    "members_export": "403 403 200 403",
    "members_invitation": "403 403 200 403",
    "members_memberimport": "200 422 200 405",
    "members_merge": "403 403 200 403",
    "members_office": "200 422 200 403",
    "members_organization": "200 422 200 422",
    "members_peermessage": "403 403 200 403",
    "members_privacynotice": "200 422 200 422",
    "members_representation": "403 403 200 403",
    "members_suspectedpair": "403 403 200 403",
    "members_user": "403 403 200 302",
}


def correction(cast) -> Correction:
    question = confirming.ask(cast.organization, user=make.user(), at=timezone.now())
    changes, before = {"phone": "951 000 0001"}, {"phone": cast.organization.phone}
    return Correction.objects.create(request=question, organization=cast.organization, changes=changes, before=before)


def question(cast) -> ConfirmationRequest:
    return confirming.ask(cast.organization, user=cast["titular"], at=timezone.now())


def listing(cast) -> MemberImport:
    """A list that was read: one new organisation and one that may be here already."""
    rows = short("Semillas de Oaxaca,,Oaxaca,", "Rehilete,,Jalisco,")
    source = MemberImport.objects.bring(rows, file_name="lista.csv", by=cast["staff"])
    writing.work(MEMBER_LISTS)
    source.refresh_from_db()
    return source


def imported(cast) -> MemberImport:
    source = listing(cast)
    source.confirm(by=cast["staff"])
    writing.work(MEMBER_LISTS)
    return source


def decision(cast) -> Submission:
    source = listing(cast)
    return Submission(source, {f"row-{source.rows.get(verdict='suspect').pk}": "new"})


def merged(cast) -> Merge:
    return merging.merge(cast.organization, make.organization("Absorbida"), by=cast["staff"], at=timezone.now())


def moving(cast) -> User:
    """Of whom the coordination was told of a new address."""
    return an_address_request(cast).user


def pair(cast) -> SuspectedPair:
    return SuspectedPair.objects.create(first=cast.organization, second=cast.other, score=97, found_at=timezone.now())


def notice(cast) -> PrivacyNotice:
    return PrivacyNotice.objects.create(version="borrador", simplified="Corto", text="Largo")


def reported(cast) -> PeerMessage:
    pair = {"sender": cast.other, "recipient": cast.organization, "written_by": cast["outsider"]}
    message = PeerMessage.objects.create(text="Compren", written_at=timezone.now(), **pair)
    peer_messages.report(message, by=cast["titular"], at=timezone.now())
    return message


def stopped(cast) -> PeerMessage:
    message = reported(cast)
    peer_messages.review(message, blocks=True, by=cast["staff"], at=timezone.now())
    return message


def export(cast) -> Export:
    return Export.objects.create(created_by=cast["staff"], reason="Acta", file_format="csv", rows=1)


def appointed(cast) -> Office:
    """Waits for a second person."""
    colleague = make.office(make.user()).user
    return offices.appoint(f"otra{colleague.pk}@pacto.example", kind="coordination", by=colleague, at=timezone.now())


def proposed(by) -> Office:
    """Of somebody whose office that person wants ended."""
    return offices.propose_end(make.office(make.user()), by=by, reason="Dejó el Pacto.", at=timezone.now()).office


def waiting(cast):
    return make.application(confirmed_at=timezone.now())


def withdrawn(cast):
    return make.organization("Retirada", status="withdrawn", status_at=timezone.now(), status_reason="Cerró.")


def reachable(cast):
    return make.organization("Con correo", email="hola@concorreo.example")


def chosen(action: str, row) -> dict:
    """The POST of a list where one row was ticked and an action chosen."""
    return {"action": action, "_selected_action": [row.pk]}


def record(name: str, organization=None) -> dict:
    """The form of an organisation, filled in."""
    audiences = {f"{field}_audience": "members" for field in CONTACT_FIELDS}
    version = {"version": organization.version} if organization else {}
    return {"name": name, "kind": "organization", "state": "20", "joined_on": date(2026, 1, 15)} | audiences | version


MANY = "members_organization_invite_many"
ACTS = [
    ("members_application_try_again", "200 302", lambda cast: Submission(make.application(failed_at=timezone.now()))),
    ("members_confirmationrequest_send_again", "200 302", lambda cast: Submission(question(cast))),
    ("members_organization_ask", "200 302", lambda cast: Submission(cast.organization)),
    (
        "members_organization_note_call",
        "200 302",
        lambda cast: Submission(
            cast.organization, {"called_on": timezone.localdate(), "person": "Ana", "text": "Pide acta"}
        ),
    ),
    ("members_user_new_address", "200 302", lambda cast: Submission(cast["titular"], {"email": "nuevo@pacto.example"})),
    ("members_user_close_account", "200 302", lambda cast: Submission(cast["titular"], REASON)),
    ("members_user_open_account", "200 302", lambda cast: Submission(make.user(is_active=False), REASON)),
    ("members_user_withdraw_address", "200 302", lambda cast: Submission(moving(cast))),
    ("members_application_approve", "200 302", lambda cast: Submission(waiting(cast))),
    ("members_application_decline", "200 302", lambda cast: Submission(waiting(cast), REASON)),
    ("members_correction_accept", "200 302", lambda cast: Submission(correction(cast))),
    ("members_correction_reject", "200 302", lambda cast: Submission(correction(cast))),
    ("members_invitation_resend", "200 302", lambda cast: Submission(make.invitation(cast.organization))),
    ("members_invitation_revoke", "200 302", lambda cast: Submission(make.invitation(cast.organization))),
    (
        "members_invitation_changelist",
        "200 302",
        lambda cast: Submission(
            None,
            chosen("resend_selected", make.invitation(cast.organization, sent_at=timezone.now())) | {"confirmed": "1"},
        ),
    ),
    (
        "members_memberimport_add",
        "200 302",
        lambda cast: Submission(None, {"file": SimpleUploadedFile("a.csv", short("A"))}),
    ),
    ("members_memberimport_decide", "302 302", decision),
    ("members_memberimport_confirm", "200 302", lambda cast: Submission(listing(cast))),
    ("members_memberimport_discard", "200 302", lambda cast: Submission(listing(cast))),
    ("members_memberimport_undo", "200 302", lambda cast: Submission(imported(cast))),
    ("members_merge_undo", "200 302", lambda cast: Submission(merged(cast))),
    ("members_office_add", "200 302", lambda cast: Submission(None, {"email": "otra@pacto.example", "kind": "board"})),
    ("members_office_end", "200 302", lambda cast: Submission(make.office(make.user(), "board"))),
    ("members_office_confirm", "200 302", lambda cast: Submission(appointed(cast))),
    ("members_office_object_to", "200 302", lambda cast: Submission(appointed(cast), REASON)),
    ("members_office_propose_end", "200 302", lambda cast: Submission(make.office(make.user()), REASON)),
    ("members_office_confirm_end", "200 302", lambda cast: Submission(proposed(make.office(make.user()).user))),
    ("members_office_withdraw_end", "200 302", lambda cast: Submission(proposed(cast["staff"]))),
    ("members_organization_add", "200 302", lambda cast: Submission(None, record("Rehilete"))),
    ("members_organization_change", "200 302", lambda cast: Submission(cast.other, record("Rehilete", cast.other))),
    ("members_organization_export", "200 200", lambda cast: Submission(None, REASON | {"file_format": "csv"})),
    (
        "members_organization_invite",
        "200 302",
        lambda cast: Submission(cast.organization, {"email": "otra@pacto.example", "kind": "contact"}),
    ),
    (MANY, "302 302", lambda cast: Submission(None, {"organizations": str(reachable(cast).pk)})),
    (
        "members_organization_merge",
        "200 302",
        lambda cast: Submission(
            cast.organization, {"other": cast.other.pk, "stays": "this"}, query=f"?other={cast.other.pk}"
        ),
    ),
    ("members_organization_readmit", "200 302", lambda cast: Submission(withdrawn(cast), REASON)),
    ("members_organization_withdraw", "200 302", lambda cast: Submission(cast.other, REASON)),
    ("members_peermessage_dismiss", "200 302", lambda cast: Submission(reported(cast))),
    ("members_peermessage_stop", "200 302", lambda cast: Submission(reported(cast))),
    ("members_peermessage_allow", "200 302", lambda cast: Submission(stopped(cast))),
    (
        "members_privacynotice_add",
        "200 302",
        lambda cast: Submission(None, {"version": "2030", "simplified": "Corto", "text": "Largo"}),
    ),
    (
        "members_privacynotice_change",
        "200 302",
        lambda cast: Submission(notice(cast), {"version": "2030", "simplified": "Corto", "text": "Largo"}),
    ),
    (
        "members_representation_end",
        "200 302",
        lambda cast: Submission(make.representation(cast.other, make.user(), "contact")),
    ),
    ("members_suspectedpair_dismiss", "200 302", lambda cast: Submission(pair(cast))),
    (
        "members_user_change",
        "200 302",
        lambda cast: Submission(make.user(), {"name": "Otro nombre"}),
    ),
]
SHOWS = [
    ("members_memberimport_invite", "200 405", lambda cast: Submission(imported(cast))),
    ("members_memberimport_model_file", "200 405", lambda cast: Submission()),
    ("members_organization_case_file", "200 405", lambda cast: Submission(cast.organization)),
    ("members_user_case_file", "200 405", lambda cast: Submission(cast["titular"])),
    ("members_invitation_copy", "200 405", lambda cast: Submission(make.invitation(cast.organization))),
    ("members_organization_choose_merge", "200 405", lambda cast: Submission(cast.organization)),
    ("members_organization_timeline", "200 405", lambda cast: Submission(cast.organization)),
]


def furnish(cast) -> None:
    """Make a row of every model of these rooms."""
    make.invitation(cast.organization)
    imported(cast)
    correction(cast)
    export(cast)
    merged(cast)
    pair(cast)
    application = waiting(cast)
    Consent.objects.create(notice=PrivacyNotice.objects.first(), application=application, given_at=timezone.now())
    notice(cast)
    reported(cast)
    make.organization()
