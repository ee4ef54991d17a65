"""The ledger of mail."""

from .deliveries import OPEN, Delivery, DeliveryState, Item, Reason

__all__ = ["OPEN", "Delivery", "DeliveryState", "Item", "Reason"]
