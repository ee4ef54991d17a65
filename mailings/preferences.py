"""What each person wants to receive, asked before anything of a topic is sent, and the links that change it."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from kit.messages import Topic, topics
from kit.pages.links import BadLinkError
from mailings.bounces.tracking import bad_addresses
from mailings.models import OptOut, Reason
from members import links
from members.models import User

LEAVE, CHOOSE = "mail-leave", "mail-preferences"
LINK_AGE = timedelta(days=3650)  # a mail may be found years later, and leaving must still work
Recipient = tuple[int | None, str]  # the key of a person, if it is known, and an address


def refusals(readers: Iterable[Recipient], topic: str) -> dict[Recipient, Reason]:
    """Those of these who are not written to about that topic ("" is none), and why; at most two queries."""
    readers = set(readers)
    bad = bad_addresses(email for _user, email in readers)
    opted = opted_out({user for user, _email in readers if user}, topic) if topic else set()
    bouncing = {one: Reason.BOUNCES for one in readers if one[1] in bad}
    return bouncing | {one: Reason.OPTED_OUT for one in readers if one[0] in opted}


def opted_out(users: Collection[int], topic: str) -> set[int]:
    """Which of these people (keys) do not want that topic."""
    rows = OptOut.objects.active().filter(user__in=users, topic=topic)
    return set(rows.values_list("user_id", flat=True))


def list_headers(user: User, *topics: str) -> dict[str, str]:
    """The headers by which a mail program offers to leave these topics in one click (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{leave_link(user, *topics)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def leave_link(user: User, *topics: str) -> str:
    """Absolute address where that person, or her mail program, leaves these topics."""
    token = links.sign(LEAVE, user, ",".join(sorted(topics)))
    return settings.SITE_URL + reverse("mail_leave", args=[token])


def preferences_link(user: User) -> str:
    """Absolute address where that person chooses without a login."""
    return settings.SITE_URL + reverse("mail_preferences", args=[links.sign(CHOOSE, user)])


def read_leave(token: str) -> tuple[User, list[Topic], bool]:
    """Whose link it is, which topics it leaves, whether it is closed; `BadLinkError` or `User.DoesNotExist`.

    A topic that no app declares any more is left out. Leaving works from a closed one too: a mail program offers it for
    years (RFC 8058), and it only lessens what is sent. Nothing else does: an old mail is no way to choose.
    """
    link = links.read(LEAVE, token, max_age=LINK_AGE)
    user = User.objects.get(pk=link.user_id)
    names = [name for name in link.subject.split(",") if name in topics]
    if not names:
        raise BadLinkError
    return user, [topics[name] for name in names], user.links_closed_at != link.closed_at


def read_preferences(token: str) -> User:
    """Whose link it is; `BadLinkError` or `User.DoesNotExist` where it opens nothing."""
    return links.read(CHOOSE, token, max_age=LINK_AGE).holder.get()


def chosen_topics(user: User) -> list[str]:
    """The names of the topics that the person receives."""
    opted = set(OptOut.objects.active().filter(user=user).values_list("topic", flat=True))
    return [name for name in topics if name not in opted]
