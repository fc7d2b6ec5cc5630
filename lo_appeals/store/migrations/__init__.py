"""Alembic's folder: how a base grows from one released version to the next."""
