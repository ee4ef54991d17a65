"""The ledger's own limit on mail to addresses that somebody typed, whatever act asked for it."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count

from mailings.models import MailItem, Reason
from mailings.preferences import Recipient

DAY = timedelta(days=1)
MOST_A_DAY = 10  # of one kind to one address; the acts themselves allow fewer (members.unproven)


def crowded(kind: str, readers: Iterable[Recipient], *, at: datetime) -> dict[Recipient, Reason]:
    """Those of these whom one more message each would bring above the limit; under `members.unproven.lock`."""
    counts = Counter(readers)
    rows = MailItem.objects.filter(
        kind=kind, email__in={email for _user, email in counts}, due_at__gt=at - DAY, reason=""
    )
    today = dict(rows.values_list("email").annotate(Count("pk")))
    return {one: Reason.TOO_MANY for one, more in counts.items() if today.get(one[1], 0) + more > MOST_A_DAY}
