"""A kind of message: which are due, what each says, and what its end changes in the apps below."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime

from mailings.models import Delivery, DeliveryState, Reason
from mailings.rendering import RenderedMessage


class MessageKind(ABC):
    """One reason to write to somebody; `name` is what its deliveries carry, `label` what people read."""

    name: str
    label: str
    topic = ""  # the name of a declared one; without it the message reaches everybody
    is_sent_again = False  # a message of which nobody knows whether it arrived; if not, it is held for a person
    is_readable = False  # its reader may open it again in the portal: it holds no link that is a right
    keeps_words = True  # what was said is kept with the delivery, without the keys of its links

    def queue(self, *, at: datetime) -> int:
        """Write a delivery for whatever is due, once however many sweeps run; answers how many."""
        return 0

    @abstractmethod
    def write(self, deliveries: Sequence[Delivery], *, at: datetime) -> dict[int, RenderedMessage | Reason]:
        """By key of delivery its message, or why it is not sent; as many queries for one as for a thousand."""

    def finish(self, delivery: Delivery, state: DeliveryState, answer: str, *, at: datetime) -> None:  # noqa: B027
        """Tell the rows below what became of it; `state` is never suppressed. In the transaction that writes it."""

    def confirm(self, delivery: Delivery, *, at: datetime) -> None:  # noqa: B027 most have nothing to tell
        """Somebody says that a message did of which nobody knew."""

    @abstractmethod
    def try_again(self, delivery: Delivery) -> None:
        """Somebody says that it did not: make what it says due once more."""

    def bounce(self, delivery: Delivery, why: str, *, at: datetime) -> None:  # noqa: B027 most have nothing to tell
        """Tell the rows below that a message which had been taken came back."""

    def opt_out(self, deliveries: Sequence[int], *, at: datetime) -> None:  # noqa: B027 most have nothing to tell
        """Tell the rows below that these messages (keys) are not sent: whoever they are for does not want the topic."""

    def titles(self, deliveries: Sequence[Delivery]) -> dict[int, str]:
        """By key of delivery what its reader knows it by; as many queries for one as for a thousand."""
        return {delivery.pk: delivery.subject or str(self.label) for delivery in deliveries}

    def copy(self, delivery: Delivery) -> str:
        """The whole page of HTML that its reader opens again; asked only where `is_readable`."""
        raise NotImplementedError
