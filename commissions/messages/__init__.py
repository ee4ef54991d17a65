"""What commissions give to write, to whom and when."""

from . import agendas, leading, requests
from .topics import COMMISSION_NEWS, REMINDERS, example_commission

__all__ = ["COMMISSION_NEWS", "REMINDERS", "agendas", "example_commission", "leading", "requests"]
