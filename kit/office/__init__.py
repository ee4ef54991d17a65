"""What the pages of the coordination's office share."""
