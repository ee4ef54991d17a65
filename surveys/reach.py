"""Whom the mail of an opening reaches: people, the contact of an organisation for which nobody speaks, or nobody."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.translation import ngettext

from members.models import Consent, Organization, Representation
from members.reaching import unreached

from .audience import people
from .models import Invitee, OpeningMail, Respondent, Wave


@dataclass
class Reach:
    """`people` maps each person (key) to the organisations (keys) for which she is written to."""

    people: dict[int, set[int]] = field(default_factory=dict)
    contacts: list[Organization] = field(default_factory=list)
    unreachable: list[Organization] = field(default_factory=list)


def reach(invited: QuerySet, *, unit: str, at: datetime) -> Reach:
    """Of these organisations, in as many queries for one as for a thousand."""
    mandates = people(invited.order_by(), at=at)
    if unit == Respondent.ORGANIZATION:
        mandates = mandates.managing()
    rows = list(mandates.filter(user__is_active=True).values_list("organization", "user", "user__email"))
    bounce = unreached({email for _organization, _user, email in rows})
    result = Reach()
    for organization, user, email in rows:
        if email not in bounce:
            result.people.setdefault(user, set()).add(organization)
    reached = set().union(*result.people.values())
    others = list(_with_consent(invited.exclude(pk__in=reached), at=at).order_by("sort_key"))
    bounce = unreached({row.email for row in others if row.email})
    for row in others:
        is_contact = unit == Respondent.ORGANIZATION and row.has_consented and row.email and row.email not in bounce
        (result.contacts if is_contact else result.unreachable).append(row)
    return result


def _with_consent(rows: QuerySet, *, at: datetime) -> QuerySet:
    """With `has_consented`: somebody of it accepted the privacy notice or confirmed the record, and nobody speaks."""
    accepted = Consent.objects.filter(application__organization=OuterRef("pk"))
    mandates = Representation.objects.effective(at=at).filter(organization=OuterRef("pk"))
    is_own = (Q(confirmed_at__isnull=False) | Exists(accepted)) & ~Exists(mandates)
    is_own = ExpressionWrapper(is_own, output_field=BooleanField())
    return Organization.objects.filter(pk__in=rows.order_by().values("pk")).annotate(has_consented=is_own)


def in_words(reached: Reach) -> str:
    """To how many people it goes, and to how many organisations it cannot go."""
    number = len(reached.people)
    sentence = ngettext(
        "Al abrirla sale en seguida un correo con su enlace a %d persona.",
        "Al abrirla sale en seguida un correo con su enlace a %d personas.",
        number,
    )
    sentences = [sentence % number]
    if number := len(reached.contacts):
        sentence = ngettext(
            "A %d organización que nadie representa se le escribe a su correo de contacto.",
            "A %d organizaciones que nadie representa se les escribe a su correo de contacto.",
            number,
        )
        sentences.append(sentence % number)
    if number := len(reached.unreachable):
        sentence = ngettext(
            "A %d no se le puede escribir.",
            "A %d no se les puede escribir.",
            number,
        )
        sentences.append(sentence % number)
    return " ".join(sentences)


def write_mails(wave: Wave, invitees: list[Invitee], invited: QuerySet, *, at: datetime) -> None:
    """A mail for each person and for each contact, to go as soon as the wave takes answers."""
    reached = reach(invited, unit=wave.unit, at=at)
    if wave.unit == Respondent.PERSON:
        own = {each.user_id: [each] for each in invitees if each.user_id in reached.people}
    else:
        by_organization = {each.organization_id: each for each in invitees}
        own = {user: [by_organization[pk] for pk in sorted(keys)] for user, keys in reached.people.items()}
    mails = [(OpeningMail(wave=wave, user_id=user), some) for user, some in own.items()]
    if wave.unit == Respondent.ORGANIZATION:
        mails += [(OpeningMail(wave=wave), [by_organization[row.pk]]) for row in reached.contacts]
    OpeningMail.objects.bulk_create([mail for mail, _some in mails])
    joins = OpeningMail.invitees.through
    joins.objects.bulk_create(joins(openingmail=mail, invitee=invitee) for mail, some in mails for invitee in some)
