"""Alembic's environment: one transaction that the caller holds (lo_appeals.store.upgrade)."""

from alembic import context

from lo_appeals.store.schema_whole import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=connection.dialect.name == "sqlite",
)
context.run_migrations()
