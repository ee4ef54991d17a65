"""Asking the others of the coordination, at once, to look at what one of them prepared."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from kit.messages import announce

from .dual_control import is_second
from .models import ReviewRequest, User
from .offices import coordinators

ONCE_IN = timedelta(days=1)  # prepared anew, nobody is asked again the same day


@transaction.atomic
def ask_for_review(title: str, path: str, *, by: User | None, at: datetime) -> int:
    """A mail is due to everybody who may be the second person; answers to how many."""
    recent = ReviewRequest.objects.filter(path=path, made_at__gt=at - ONCE_IN)
    if by is None or recent.exists():
        return 0
    people = [user for user in coordinators(at=at) if user.is_active and is_second(user.pk, to=by.pk, at=at)]
    facts = {"title": title[:255], "path": path, "made_by": by, "made_at": at}
    ReviewRequest.objects.bulk_create(ReviewRequest(user=user, **facts) for user in people)
    announce()
    return len(people)


def review_link(request: ReviewRequest) -> str:
    """Absolute address of what waits."""
    return settings.SITE_URL + request.path
