"""Alembic's environment: one transaction that the caller holds (lo_appeals.store.upgrade)."""

from alembic import context

from lo_appeals.store import (
    schema,
    schema_agenda,
    schema_appeals,
    schema_letters,
    schema_registry,
)

PARTS = (
    schema,
    schema_agenda,
    schema_appeals,
    schema_letters,
    schema_registry,
)  # importing a part puts its tables into the one metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=schema.metadata,
    transactional_ddl=True,
    render_as_batch=connection.dialect.name == "sqlite",
)
context.run_migrations()
