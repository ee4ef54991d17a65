"""Fields and forms of the portal; what a form may send, and that it acts once."""
