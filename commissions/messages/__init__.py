"""What the commissions write, to whom and when."""

from . import agreements, commissions, notices

__all__ = ["agreements", "commissions", "notices"]
