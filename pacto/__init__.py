"""Wiring: settings, addresses, the schedule and the embedded services; nothing imports this package."""
