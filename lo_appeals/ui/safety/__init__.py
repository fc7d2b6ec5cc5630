"""What keeps the base safe, as the clerk sees it: copies, journal, recovery, who holds the base."""
