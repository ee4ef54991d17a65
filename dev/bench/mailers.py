"""Ways to send a bulletin, each a process of its own: `python -m dev.bench.mailers ledger|plain TOTAL`.

It says "ready", waits for a line, sends, and says how many it sent. What is sent is the same: the portal's own bulletin
with each reader's own block. `make` writes the bulletin and its entries once.
"""

import sys
from datetime import date

import django

django.setup()

from django.core.mail import EmailMultiAlternatives, get_connection  # noqa: E402 models stand only after the set-up
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from mailings.bulletins.blocks import own_blocks  # noqa: E402
from mailings.bulletins.copy_template import copy_template  # noqa: E402
from mailings.bulletins.drawing import as_page, as_words, own, parts  # noqa: E402
from mailings.models import Bulletin, Delivery, Entry  # noqa: E402
from mailings.outbox import sending  # noqa: E402
from members.models import Representation, User  # noqa: E402

MONTH, ENTRIES, CHUNK = date(2001, 1, 1), 9, 1000
TEXT = (
    "Las y los integrantes de la comisión **acordaron** lo siguiente, con [su acuerdo](https://example.org/{0}).\n\n"
    * 5
)


def make(_total: int) -> int:
    """The bulletin, as if it had begun to go out; answers how many bytes a copy has."""
    now, by = timezone.now(), User.objects.earliest("pk")
    who = {"prepared_by": by, "approved_by": by, "scheduled_by": by, "is_alone": True}
    when = dict.fromkeys(["prepared_at", "approved_at", "scheduled_at", "starts_at", "started_at"], now)
    bulletin = Bulletin.objects.create(month=MONTH, subject="Boletín de enero", **who, **when)
    for number in range(ENTRIES):
        Entry.objects.create(bulletin=bulletin, place=number, title=f"Parte {number}", text=TEXT.format(number))
    own_part = own(by.name, own_blocks({by.pk}, at=now)[by.pk])
    return len(copy_template(bulletin).filled(own_part).content(Delivery(pk=1, email=by.email)))


def readers(total: int) -> list[User]:
    """So many, the same again after the last."""
    mandates = Representation.objects.effective(at=timezone.now()).values("user")
    people = list(User.objects.filter(pk__in=mandates).order_by("pk"))
    return [people[number % len(people)] for number in range(total)]


def queue(total: int) -> int:
    bulletin = Bulletin.objects.get(month=MONTH)
    rows = [Delivery(kind="bulletin", bulletin=bulletin, user=user, email=user.email) for user in readers(total)]
    Delivery.objects.filter(bulletin=bulletin).delete()
    Delivery.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE mailings_delivery")
    return total


def ledger(_total: int) -> int:
    """One of the senders."""
    ready()
    count = 0
    while some := sending.send_queued():
        count += some
    return count


def plain(total: int) -> int:
    """One process, Django's templates and messages, one connection; no ledger."""
    bulletin, people = Bulletin.objects.get(month=MONTH), readers(total)
    ready()
    at, backend = timezone.now(), get_connection()
    entries = parts(bulletin, lambda picture: "")
    backend.open()
    for first in range(0, total, CHUNK):
        chunk = people[first : first + CHUNK]
        theirs = own_blocks({user.pk for user in chunk}, at=at)
        for number, user in enumerate(chunk, first):
            own_part = own(user.name, theirs[user.pk])
            message = EmailMultiAlternatives(
                bulletin.subject, as_words(bulletin, entries, own_part), connection=backend
            )
            message.to = [f"r{number}@example.org"]
            message.attach_alternative(as_page(bulletin, entries, own_part), "text/html")
            message.send()
    backend.close()
    return total


def ready() -> None:
    print("ready", flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    act = {each.__name__: each for each in (make, queue, ledger, plain)}[sys.argv[1]]
    print(act(int(sys.argv[2])), flush=True)
