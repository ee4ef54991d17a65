"""Public pages of the commitments, a module for each room."""
