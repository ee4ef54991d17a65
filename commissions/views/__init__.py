"""Pages of the commissions."""
