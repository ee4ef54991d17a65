"""The ledger of mail."""

from .deliveries import OPEN, Delivery, DeliveryState, Item, Reason, is_open

__all__ = ["OPEN", "Delivery", "DeliveryState", "Item", "Reason", "is_open"]
