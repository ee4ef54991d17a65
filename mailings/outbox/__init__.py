"""What is due goes out: in hand, claimed, handed over, recorded, and what becomes of the uncertain."""
