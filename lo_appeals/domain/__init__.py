"""Records and rules of the regulation. Standard library only: no database, no files, no window."""
