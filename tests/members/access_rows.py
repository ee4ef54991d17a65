"""The addresses of the registry in the access table, and what fills their arguments."""

from datetime import timedelta

from django.utils import timezone

from kit.pages import links
from members import address_requests, addresses, admission, confirming, invitations
from members import links as own
from members.models import AddressRequest, PeerMessage, PrivacyNotice, Status
from tests import make
from tests.access.row import LOGIN_CLOSED

ROWS = [
    ("state_preview", "state", "200", "405"),
    ("privacy_notice", None, "200", "405"),
    ("privacy_notice_version", "notice", "200", "405"),
    ("confirmation", "question", "200", "422"),
    ("application_new", None, "200", "422"),
    ("application_sent", None, "200", "405"),
    ("application", "application", "200", "405"),
    ("application_confirm", "application", "405", "302"),
    ("application_edit", "application", "200", "422"),
    ("links_close", None, LOGIN_CLOSED, "login 302 302 302 302 302"),
    ("organization_list", None, "200", "405"),
    ("organization_map", None, "200", "405"),
    ("state", "state", "200", "405"),
    ("organization", "organization", "200", "405"),
    ("address_take_back", "address_change", "200", "200"),
    ("address_new", "address_request", "200", "200"),
    ("my_organizations", None, "login 302 302 302 200 200", LOGIN_CLOSED),
    ("welcome", None, "login 200 200 200 200 200", "login 422 422 422 422 422"),
    ("welcome_people", None, "login 200 200 200 200 200", "login 302 302 302 302 302"),
    ("welcome_privacy", None, "login 200 200 200 200 200", "login 422 422 422 422 422"),
    ("member_organization", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("member_organization_edit", "organization", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("member_organization_confirm", "organization", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("member_organization_preview", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("member_people", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("member_self", "organization", "login 404 200 200 404 404", "login 404 422 422 404 404"),
    ("mandate_end", "mandate", "login 404 404 200 404 404", "login 404 404 302 404 404"),
    ("invitation_new", "organization", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("member_invitation", "own_invitation", "login 404 404 200 404 404", LOGIN_CLOSED),
    ("invitation_resend", "own_invitation", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("invitation_revoke", "own_invitation", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("member_download", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("member_download_page", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("member_contact", "organization", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("member_download_file", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("organization_write", "organization", "login 302 302 302 404 404", LOGIN_CLOSED),
    ("member_conversations", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("member_conversation", "conversation", "login 404 200 200 404 404", "login 404 404 422 404 404"),
    ("conversation_block", "conversation", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("peer_message_report", "peer_message", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("invitation", "mailed_invitation", "200", "302"),
    ("invitation", "copied_invitation", "200", "login 302 302 302 302 302"),
]
# Who else comes, and like whom of the six she is answered but for `EXCEPT`.
MORE_ROLES = {
    "nobody": "outsider",  # an account that never spoke for anybody
    "ended": "outsider",  # spoke for the organisation until two days ago
    "withdrawn": "outsider",  # titular of an organisation that left the Pact
    "merged": "outsider",  # titular of one that was absorbed by another
    "substitute": "titular",  # alternate of the organisation
}
# Whoever speaks for nobody has nothing to go to, and nobody whom she could bring along.
NOBODYS = {"my_organizations": "200 405", "organization_write": "404 405"}
EXCEPT = {
    "nobody": NOBODYS,
    "ended": NOBODYS,
    "withdrawn": NOBODYS,
    "merged": NOBODYS,
}


def add_roles(cast) -> None:
    """Give each of `MORE_ROLES` what she holds or held."""
    now = timezone.now()
    before = (now - timedelta(days=9), now - timedelta(days=2))
    make.representation(cast.organization, cast["ended"], "alternate", term=before)
    make.representation(cast.organization, cast["substitute"], "alternate")
    shared = {"status_at": now, "status_by": cast["staff"], "status_reason": "Se fue"}
    withdrawn = make.organization(status=Status.WITHDRAWN, **shared)
    merged = make.organization(status=Status.MERGED, merged_into=cast.other, **shared)
    make.representation(withdrawn, cast["withdrawn"])
    make.representation(merged, cast["merged"])


def application_token(cast) -> dict:
    return {"token": admission.application_token(make.application(contact_name="Ana"))}


def address_change_token(cast) -> dict:
    change = addresses.keep_former(
        cast["titular"], "antes@pacto.example", present="titular@pacto.example", at=timezone.now()
    )
    return {"token": addresses.take_back_link(change).rstrip("/").rpartition("/")[2]}


def an_address_request(cast) -> AddressRequest:
    """The coordination was told of a new address; made as often as somebody asks, not only as often as one may."""
    user, now = cast["titular"], timezone.now()
    AddressRequest.objects.filter(user=user, closed_at=None).update(closed_at=now)
    return AddressRequest.objects.create(user=user, email="nuevo@pacto.example", asked_by=cast["staff"], asked_at=now)


def address_request_token(cast) -> dict:
    row = an_address_request(cast)
    return {"token": address_requests.request_link(row).rstrip("/").rpartition("/")[2]}


def question_token(cast) -> dict:
    question = confirming.ask(cast.organization, user=cast["titular"], at=timezone.now())
    return {"token": own.sign(confirming.PURPOSE, question.user, question.key)}


def conversation(cast) -> dict:
    return {"slug": cast.organization.slug, "other": cast.other.slug}


def peer_message(cast) -> dict:
    """One that the organisation got."""
    pair = {"sender": cast.other, "recipient": cast.organization, "written_by": cast["outsider"]}
    message = PeerMessage.objects.create(text="Hola", written_at=timezone.now(), **pair)
    return conversation(cast) | {"pk": message.pk}


SUBJECTS = {
    "address_change": address_change_token,
    "address_request": address_request_token,
    "application": application_token,
    "notice": lambda cast: {"version": PrivacyNotice.objects.values_list("version", flat=True).first()},
    "conversation": conversation,
    "peer_message": peer_message,
    "question": question_token,
    "organization": lambda cast: {"slug": cast.organization.slug},
    "mandate": lambda cast: {
        "slug": cast.organization.slug,
        "pk": make.representation(cast.organization, make.user(), "contact").pk,
    },
    "own_invitation": lambda cast: {
        "slug": cast.organization.slug,
        "pk": make.invitation(cast.organization).pk,
    },
    "mailed_invitation": lambda cast: {"token": links.sign(invitations.MAILED, make.invitation(cast.organization).key)},
    "copied_invitation": lambda cast: {"token": links.sign(invitations.COPIED, make.invitation(cast.organization).key)},
    "state": lambda cast: {"slug": cast.organization.state.slug},
}
