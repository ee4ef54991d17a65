"""The ledger of mail."""

from .bounces import BadAddress, Bounce
from .deliveries import OPEN, Delivery, DeliveryState, Item, Reason, is_open

__all__ = ["OPEN", "BadAddress", "Bounce", "Delivery", "DeliveryState", "Item", "Reason", "is_open"]
