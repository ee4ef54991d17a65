"""What the mail adds to the registry: which addresses bounce."""

from mailings.bounces.tracking import bad_addresses
from members import reaching

reaching.register(bad_addresses)
