"""What only `make` uses: the demonstration with its services, other days, the bench. The portal imports none of it."""
