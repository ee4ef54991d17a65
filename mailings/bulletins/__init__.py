"""The monthly bulletin: it drafts itself, is let out by a second person, and goes to everybody once."""
