"""The whole base: importing its parts puts all their tables into the one metadata."""

from lo_appeals.store import (
    schema,
    schema_agenda,
    schema_appeals,
    schema_letters,
    schema_notes,
    schema_registry,
)

PARTS = (schema, schema_agenda, schema_appeals, schema_letters, schema_notes, schema_registry)

metadata = schema.metadata
