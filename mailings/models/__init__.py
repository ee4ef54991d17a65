"""The ledger of mail, and what is written for everybody."""

from .bounces import ELSEWHERE, GONE, LOST, OURS, BadAddress, Bounce, BounceCause
from .bulletins import Bulletin, Copy, Entry, Picture
from .deliveries import OPEN, Delivery, DeliveryState, Item, Reason, is_open
from .preferences import OptOut
from .rules import RulePause, RuleRun

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
    "Item",
    "OptOut",
    "Picture",
    "Reason",
    "RulePause",
    "RuleRun",
    "is_open",
]
