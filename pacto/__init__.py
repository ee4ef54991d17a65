"""Wiring: settings, addresses, the schedule; nothing imports this package."""
