"""Forms of the commissions."""
