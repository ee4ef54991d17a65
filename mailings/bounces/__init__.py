"""What comes back: which message it was, why it came back, and which addresses are bad."""
