"""What meetings and agreements give to write, to whom and when."""

from . import agreement_news, agreements, notices, proposal_news

__all__ = ["agreement_news", "agreements", "notices", "proposal_news"]
