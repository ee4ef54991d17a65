"""What meetings and agreements give to write, to whom and when."""

from . import agreements, notices

__all__ = ["agreements", "notices"]
