"""Import as a sheet: preview, unknown bodies, the list of imports."""
