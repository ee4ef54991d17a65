"""The forms of the commissions."""
