"""One reader's copy of a bulletin: as she would get it now, or as it was when she got it."""

from datetime import datetime

from mailings.models import Bulletin, Copy, Delivery
from members.models import Organization, Representation, User

from .blocks import own_blocks
from .drawing import AS_THE_READER_HAS_IT, OwnPart, as_page, as_words, data_address, own, parts


def reader_of(organization: Organization, *, at: datetime) -> User | None:
    """Who would read it for that organisation: its titular, else somebody who speaks for it."""
    mandates = Representation.objects.effective(at=at).filter(organization=organization).select_related("user")
    people = sorted(mandates, key=lambda row: (row.kind != "titular", row.pk))
    return people[0].user if people else None


def own_now(bulletin: Bulletin, user: User | None, *, at: datetime) -> OwnPart:
    """What is hers at that moment; of nobody, and in a circular, nothing."""
    if user is None or bulletin.is_circular:
        return own(user.name if user else "", [])
    return own(user.name, own_blocks([user.pk], at=at)[user.pk])


def page_now(bulletin: Bulletin, user: User | None, *, at: datetime, scheme: str = AS_THE_READER_HAS_IT) -> str:
    return as_page(bulletin, parts(bulletin, data_address), own_now(bulletin, user, at=at), scheme=scheme)


def words_now(bulletin: Bulletin, user: User | None, *, at: datetime) -> str:
    return as_words(bulletin, parts(bulletin, data_address), own_now(bulletin, user, at=at))


def page_sent(delivery: Delivery) -> str:
    """The copy as it was sent, with the pictures in it."""
    content = Copy.objects.filter(delivery=delivery).values_list("content", flat=True).first()
    name = delivery.user.name if delivery.user else ""
    return as_page(delivery.bulletin, parts(delivery.bulletin, data_address), own(name, content or []))
