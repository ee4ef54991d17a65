"""What pages share: lists, caches, links without a login, drawings."""
