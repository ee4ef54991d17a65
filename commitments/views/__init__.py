"""The pages of the commitments."""
