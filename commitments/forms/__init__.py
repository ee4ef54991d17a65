"""What people fill in about the commitments."""
