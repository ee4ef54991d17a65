"""How an organisation comes in: it applies, confirms its e-mail, and the coordination approves or declines.

Every act locks the application's row and reads it again, so that two acts on it follow one another.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from kit.database.locks import hold
from kit.messages import announce
from kit.pages import links

from .fields import APPLIED
from .invitations import invite
from .membership_status import new_slug
from .models import Application, Cause, Consent, Organization, PrivacyNotice, RepresentationKind, User
from .models.applications import Decision
from .unproven import count_mail

PURPOSE = "application"
LINK_AGE = timedelta(days=400)
UNCONFIRMED_A_DAY = 5  # from one address
UNCONFIRMED_AN_HOUR = 300  # from everywhere
RESEND_AFTER = timedelta(minutes=10)


def application_link(application: Application) -> str:
    """Absolute address of the page where the applicant confirms the e-mail and follows the application."""
    return settings.SITE_URL + reverse("application", args=[application_token(application)])


def application_token(application: Application) -> str:
    """Token that opens the application and proves the address that it has now, and no later one."""
    return links.sign(PURPOSE, f"{application.key}.{_seal(application)}")


def read_token(token: str) -> tuple[str, str]:
    """The application's key and the seal of the address that the token was sent to; or `links.BadLinkError`."""
    key, _dot, seal = links.read(PURPOSE, token, max_age=LINK_AGE).partition(".")
    return key, seal


def is_sent_to(application: Application, seal: str) -> bool:
    """Whether a token with this seal went to the address that the application has now."""
    return constant_time_compare(seal, _seal(application))


def _seal(application: Application) -> str:
    return salted_hmac("application-address", application.contact_email).hexdigest()[:16]


def submit(application: Application, *, notice: PrivacyNotice, at: datetime) -> Application:
    """Save a new application with its consent, or find the open one that it repeats; its link is due by mail."""
    application.contact_email = application.contact_email.strip().lower()
    open_ones = Application.objects.filter(contact_email=application.contact_email, decision=Decision.NONE)
    with transaction.atomic():
        hold("new applications")
        moment = max(at, timezone.now())
        twin = open_ones.filter(name__iexact=application.name).first()
        if twin is None:
            _refuse_a_flood(open_ones, at=moment)
            application, created = _insert(application, open_ones)
            if created:
                Consent.objects.create(notice=notice, application=application, given_at=moment)
                _note_mail(application, at=moment)
        else:
            application = twin
            _send_again(application, at=moment)
    announce()
    return application


def _refuse_a_flood(open_ones, *, at) -> None:
    unconfirmed = Application.objects.filter(confirmed_at__isnull=True)
    if unconfirmed.filter(created_at__gt=at - timedelta(hours=1)).count() >= UNCONFIRMED_AN_HOUR:
        raise ValidationError(_("Están llegando demasiadas solicitudes. Espere una hora y vuelva a enviarla."))
    recent = open_ones.filter(confirmed_at__isnull=True, created_at__gt=at - timedelta(days=1))
    if recent.count() >= UNCONFIRMED_A_DAY:
        raise ValidationError(
            _("Hoy ya recibimos varias solicitudes con este correo. Confirme una de ellas o vuelva mañana.")
        )


def _insert(application: Application, open_ones) -> tuple[Application, bool]:
    """The saved row and True; or False with the row of the same form posted twice at once."""
    try:
        with transaction.atomic():
            application.save(force_insert=True)
    except IntegrityError:
        twin = open_ones.filter(name__iexact=application.name).first()
        if twin is None:
            raise
        return twin, False
    return application, True


def _send_again(application: Application, *, at) -> None:
    """Let the link be sent once more, unless it was a moment ago: nobody's mailbox is filled through us."""
    due = Application.objects.filter(pk=application.pk).exclude(confirmation_sent_at=None, failed_at=None)
    due = due.exclude(confirmation_sent_at__gt=at - RESEND_AFTER).exclude(failed_at__gt=at - RESEND_AFTER)
    if due.update(confirmation_sent_at=None, failed_at=None, failure=""):
        _note_mail(application, at=at)


def _note_mail(application: Application, *, at) -> None:
    count_mail(Cause.APPLICATION, email=application.contact_email, about=application.pk, by=None, at=at)


@transaction.atomic
def confirm_email(application: Application, *, at: datetime) -> None:
    """The applicant opened the mailed link and pressed the button; a second press changes nothing.

    What is confirmed is the address that the caller saw: one that was written meanwhile is not.
    """
    email = application.contact_email
    _lock(application)
    if application.confirmed_at is None and application.contact_email == email:
        application.confirmed_at = at
        application.save(update_fields=["confirmed_at"])


def resubmit(application: Application, *, at: datetime, notice: PrivacyNotice | None = None) -> None:
    """Save the applicant's corrections (already set on `application`) and put it before the coordination again.

    A new address has to be confirmed by its own link; `notice` is the version accepted with these corrections.
    """
    application.contact_email = application.contact_email.strip().lower()
    with transaction.atomic():
        before = Application.objects.select_for_update(of=["self"]).get(pk=application.pk)
        if before.decision == Decision.APPROVED:
            raise ValidationError(_("La solicitud ya fue aprobada; los datos se cambian en «Mi organización»."))
        application.decision, application.decided_at, application.decided_by = Decision.NONE, None, None
        application.decision_sent_at = None
        application.forget_failure()
        application.reason = before.reason
        application.confirmed_at, application.confirmation_sent_at = before.confirmed_at, before.confirmation_sent_at
        if is_moved := application.contact_email != before.contact_email:
            application.confirmed_at = application.confirmation_sent_at = None
        application.validate_constraints()
        application.save()
        if application.confirmation_sent_at is None and (is_moved or before.failed_at):
            _note_mail(application, at=at)
        if notice:
            Consent.objects.get_or_create(notice=notice, application=application, defaults={"given_at": at})
    announce()


@transaction.atomic
def approve(application: Application, *, by: User, at: datetime) -> Organization:
    """Make the organisation and invite whoever applied as its titular."""
    _lock_undecided(application)
    if application.confirmed_at is None:
        raise ValidationError(_("Falta que confirmen el correo: todavía no se puede aprobar."))
    organization = Organization(
        **{field: getattr(application, field) for field in APPLIED},
        slug=new_slug(application.name),
        joined_on=timezone.localdate(at),
        status_at=at,
        status_by=by,
        confirmed_at=application.confirmed_at,
    )
    organization.full_clean(exclude=["state", "status_by"])
    organization.save()
    application.organization = organization
    _decide(application, Decision.APPROVED, by=by, at=at)
    invite(
        organization,
        email=application.contact_email,
        name=application.contact_name,
        kind=RepresentationKind.TITULAR,
        position=application.contact_position,
        by=by,
        at=at,
    )
    return organization


@transaction.atomic
def decline(application: Application, *, by: User, reason: str, at: datetime) -> None:
    """Say no with a reason that the applicant reads, together with the way back."""
    _lock_undecided(application)
    if not reason.strip():
        raise ValidationError({"reason": _("Escriba el motivo: quien solicitó lo leerá.")})
    application.reason = reason.strip()
    application.decision_sent_at = None
    application.forget_failure()
    _decide(application, Decision.DECLINED, by=by, at=at)
    announce()


def _lock(application: Application) -> None:
    application.refresh_from_db(from_queryset=Application.objects.select_for_update(of=["self"]))


def _lock_undecided(application: Application) -> None:
    _lock(application)
    if application.decision:
        raise ValidationError(_("Esta solicitud ya fue decidida."))


def _decide(application: Application, decision: str, *, by: User, at) -> None:
    application.decision, application.decided_at, application.decided_by = decision, at, by
    application.save()
