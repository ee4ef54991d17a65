"""Forms that two may have open at once: nobody overwrites what they have not seen, and what was typed is never lost."""
