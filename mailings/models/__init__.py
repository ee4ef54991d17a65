"""The ledger of mail."""

from .deliveries import OPEN, Delivery, DeliveryState, Item, Reason, is_open
from .preferences import OptOut, Topic
from .rules import RulePause, RuleRun

__all__ = ["OPEN", "Delivery", "DeliveryState", "Item", "OptOut", "Reason", "RulePause", "RuleRun", "Topic", "is_open"]
