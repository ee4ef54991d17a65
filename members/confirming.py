"""The yearly question «¿siguen siendo estos sus datos?»: who is asked, what they answer, what becomes of it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.editing.versions import ConflictError
from kit.messages import announce

from . import links
from .access import lock_organization, refusal
from .fields import CONTACT_FIELDS, CORRECTED
from .models import Audience, ConfirmationRequest, Correction, Organization, Representation, User
from .models.organizations import A_YEAR
from .record_editing import note_confirmation, save_record

PURPOSE = "confirmation"
LINK_AGE = timedelta(days=90)
BY_KIND = Case(
    When(kind="titular", then=Value(0)),
    When(kind="alternate", then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def confirmation_link(request: ConfirmationRequest) -> str:
    """Absolute address of the page that opens the record without a login."""
    return settings.SITE_URL + reverse("confirmation", args=[links.sign(PURPOSE, request.user, request.key)])


def read_link(token: str, *, at: datetime) -> ConfirmationRequest:
    """The question that a link opens while its person speaks for the organisation.

    `BadLinkError` or `ConfirmationRequest.DoesNotExist` where it opens nothing (any more).
    """
    link = links.read(PURPOSE, token, max_age=LINK_AGE)
    rows = ConfirmationRequest.objects.answerable(at=at).select_related("organization__state", "user")
    return rows.get(key=link.subject, user__in=link.holder)


def due_organizations(*, at: datetime) -> QuerySet[Organization]:
    """Active ones that nobody has confirmed for a year and whose last question, if any, is a year old or lost.

    A question is lost when whoever got it no longer speaks for the organisation. A window, not a day: a night without
    this task loses nothing.
    """
    questions = ConfirmationRequest.objects.answerable(at=at).filter(
        organization=OuterRef("pk"), created_at__gt=at - A_YEAR
    )
    known_since = Coalesce("confirmed_at", "created_at")
    return (
        Organization.objects.active()
        .alias(known_since=known_since)
        .filter(~Exists(questions), known_since__lte=at - A_YEAR)
    )


def ask_everybody_due(*, at: datetime) -> int:
    """Put the question to the titular of each due organisation, else its alternate, else its contact; how many."""
    mandates = (
        Representation.objects.active(at=at)
        .filter(organization__in=due_organizations(at=at), user__is_active=True)
        .order_by("organization_id", BY_KIND, "pk")
        .distinct("organization_id")
        .select_related("organization", "user")
    )
    return len([ask(mandate.organization, user=mandate.user, at=at) for mandate in mandates])


def ask(organization: Organization, *, user: User, at: datetime) -> ConfirmationRequest:
    """The question of this year to this person about this organisation, once; its mail is due."""
    year = timezone.localtime(at).year
    request, created = ConfirmationRequest.objects.get_or_create(
        organization=organization, user=user, year=year, defaults={"created_at": at}
    )
    if created:
        announce()
    return request


@transaction.atomic
def ask_now(organization: Organization, *, by: User, at: datetime) -> ConfirmationRequest:
    """Put this year's question to whoever speaks for it, once more if it was put; refused where nobody can answer."""
    organization = Organization.objects.locked(organization.pk)
    speaking = Representation.objects.active(at=at).filter(organization=organization, user__is_active=True)
    mandate = speaking.order_by(BY_KIND, "pk").select_related("user").first()
    if mandate is None:
        raise ValidationError(_("Nadie habla todavía por esta organización: invite primero a una persona."))
    request = ask(organization, user=mandate.user, at=at)
    send_again(request, by=by, at=at)
    return request


def send_again(request: ConfirmationRequest, *, by: User, at: datetime) -> None:
    """Mail an unanswered question once more, because somebody of the coordination wants it."""
    open_ones = ConfirmationRequest.objects.answerable(at=at).filter(pk=request.pk, answered_at__isnull=True)
    if not open_ones.update(asked_by=by, asked_at=at, sent_at=None, failed_at=None, failure=""):
        raise ValidationError(_("Esa pregunta ya fue contestada, o su persona ya no habla por la organización."))
    announce()


def visible_fields(request: ConfirmationRequest, *, at: datetime) -> tuple[str, ...]:
    """Fields of the record that the asked person's mandate may see: a contact sees no field kept for coordination."""
    mandate = Representation.objects.active(at=at).get(organization=request.organization, user=request.user)
    if mandate.may_manage:
        return CORRECTED
    hidden = {
        name for name in CONTACT_FIELDS if getattr(request.organization, f"{name}_audience") == Audience.COORDINATION
    }
    return tuple(name for name in CORRECTED if name not in hidden)


@transaction.atomic
def confirm(request: ConfirmationRequest, *, version: int, at: datetime) -> None:
    """«Sí, siguen siendo estos.» Nobody is logged in: the history names whom the link was sent to."""
    organization, _moment = _lock(request, version=version, at=at)
    _answer(request, at=at)
    note_confirmation(organization, by=request.user, at=at)


@transaction.atomic
def propose(request: ConfirmationRequest, *, changes: dict, comment: str, version: int, at: datetime) -> Correction:
    """«Algo cambió»: field → new value (a state is its code), for the coordination to review."""
    organization, moment = _lock(request, version=version, at=at)
    if not changes and not comment.strip():
        raise ValidationError(_("No cambió nada: use «Sí, siguen siendo correctos», o cuéntenos qué falta."))
    if unknown := set(changes) - set(visible_fields(request, at=moment)):
        raise ValidationError(_("Estos datos no se corrigen aquí: %(names)s.") % {"names": ", ".join(sorted(unknown))})
    _answer(request, at=at)
    return Correction.objects.create(
        request=request,
        organization=organization,
        changes=changes,
        before={name: plain(organization, name) for name in changes},
        comment=comment.strip(),
        created_at=at,
    )


def decide(correction: Correction, *, accept: bool, by: User, at: datetime) -> None:
    """Apply a correction to the record, or put it aside; both say who and when."""
    with transaction.atomic():
        correction.refresh_from_db(from_queryset=Correction.objects.select_for_update(of=["self"]))
        if correction.decided_at:
            raise ValidationError(_("Esta corrección ya fue decidida."))
        if accept:
            _apply(correction, by=by, at=at)
        correction.decided_at, correction.decided_by, correction.accepted = at, by, accept
        correction.save(update_fields=["decided_at", "decided_by", "accepted"])


def _apply(correction: Correction, *, by: User, at: datetime) -> None:
    organization = Organization.objects.active().filter(pk=correction.organization_id).first()
    if organization is None:
        raise ValidationError(_("La organización ya no es integrante del Pacto: la corrección no se puede aplicar."))
    names = [name for name in correction.changes if plain(organization, name) != correction.before.get(name)]
    if names:
        labels = ", ".join(str(Organization._meta.get_field(name).verbose_name) for name in names)
        raise ValidationError(
            _("Después de esta corrección alguien cambió: %(names)s. Revise la ficha y aplíquela a mano.")
            % {"names": labels}
        )
    values = {Organization._meta.get_field(name).attname: value for name, value in correction.changes.items()}
    for attname, value in values.items():
        setattr(organization, attname, value)
    organization.full_clean(exclude=["status_by", "merged_into"])
    values["confirmed_at"] = correction.created_at
    save_record(organization, values, version=organization.version, by=by, at=at)


def plain(organization: Organization, name: str):
    """A field's value as a correction keeps it: text, or the state's code."""
    return getattr(organization, Organization._meta.get_field(name).attname)


def _lock(request: ConfirmationRequest, *, version: int, at: datetime) -> tuple[Organization, datetime]:
    """The organisation, held, as the person read it and while she speaks for it; with the moment at which she does."""
    organization, moment = lock_organization(request.organization_id, at=at)
    if not ConfirmationRequest.objects.answerable(at=moment).filter(pk=request.pk).exists():
        raise refusal(organization)
    if organization.version != version:
        raise ConflictError(_("Los datos cambiaron mientras usted los leía. Revíselos otra vez, por favor."))
    return organization, moment


def _answer(request: ConfirmationRequest, *, at: datetime) -> None:
    """Use up the question, once."""
    if not ConfirmationRequest.objects.filter(pk=request.pk, answered_at__isnull=True).update(answered_at=at):
        raise ValidationError(_("Esta pregunta ya fue contestada. Gracias."))
    request.answered_at = at
