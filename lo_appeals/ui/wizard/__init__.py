"""The first start: four steps, all of them optional, and the made-up region."""
