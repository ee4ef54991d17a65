"""What people fill in about the mail."""
