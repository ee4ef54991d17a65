"""Reminders: gathered once a day, a message a person, and how each goes."""
