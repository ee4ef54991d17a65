"""What people fill in about their commissions."""
