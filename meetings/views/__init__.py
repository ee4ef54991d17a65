"""Pages of what the commissions meet about, agree and decide."""
