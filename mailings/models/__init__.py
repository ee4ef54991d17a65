"""The ledger of mail, and what is written for everybody."""

from .bounces import ELSEWHERE, GONE, LOST, OURS, BadAddress, Bounce, BounceCause
from .bulletins import Bulletin, Copy, Entry, Picture
from .deliveries import OPEN, Delivery, DeliveryState, MailItem, Reason, is_open
from .preferences import OptOut
from .reminders import ReminderPause, ReminderRun
from .subscribers import Subscriber

__all__ = [
    "ELSEWHERE",
    "GONE",
    "LOST",
    "OPEN",
    "OURS",
    "BadAddress",
    "Bounce",
    "BounceCause",
    "Bulletin",
    "Copy",
    "Delivery",
    "DeliveryState",
    "Entry",
    "MailItem",
    "OptOut",
    "Picture",
    "Reason",
    "ReminderPause",
    "ReminderRun",
    "Subscriber",
    "is_open",
]
