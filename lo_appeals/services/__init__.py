"""What the user can do. One method is one transaction; no Qt here."""
