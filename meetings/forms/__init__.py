"""What people fill in about meetings, decisions and agreements."""
