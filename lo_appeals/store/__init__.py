"""The database: engine, schema, queries, copies, migrations. Nothing ORM-attached leaves."""
