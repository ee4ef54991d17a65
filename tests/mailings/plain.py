"""A kind of mail about nothing, in the catalogue only while a test asks for it: the ledger's own behaviour alone."""

from mailings.installed_kinds import installed_kinds
from mailings.message_kinds import MessageKind
from mailings.models import Delivery
from mailings.rendering import RenderedMessage


class Plain(MessageKind):
    """Its rows are written by the test; it notes what it is told."""

    label = "Simple"

    def __init__(self, name: str, *, is_sent_again: bool = False):
        self.name, self.is_sent_again = name, is_sent_again
        self.outcomes: list[tuple[str, str]] = []
        self.batches: list[int] = []

    def write(self, deliveries, *, at):
        self.batches.append(len(deliveries))
        return {
            each.pk: RenderedMessage("Hola", f"Hola, {each.email}", f"<p>Hola, {each.email}</p>") for each in deliveries
        }

    def finish(self, delivery, state, answer, *, at):
        self.outcomes.append((delivery.email, str(state)))

    def confirm(self, delivery, *, at):
        self.outcomes.append((delivery.email, "arrived"))

    def try_again(self, delivery):
        self.outcomes.append((delivery.email, "try again"))


def queue(kind: str, *emails: str, **columns) -> list[Delivery]:
    """A row for each address, in that order."""
    return [Delivery.objects.create(kind=kind, email=email, **columns) for email in emails]


def register(kind: Plain, monkeypatch) -> Plain:
    monkeypatch.setitem(installed_kinds(), kind.name, kind)
    return kind
