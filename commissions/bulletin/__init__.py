"""What the commissions add to the bulletin."""

from . import agendas, agreements

__all__ = ["agendas", "agreements"]
