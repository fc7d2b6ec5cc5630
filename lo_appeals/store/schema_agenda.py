"""What the clerk said of the day's matters: done, or not before a day."""

from sqlalchemy import Column, Date, DateTime, Table, Text

from lo_appeals.store.schema import metadata

agenda_mark = Table(
    "agenda_mark",
    metadata,
    Column("key", Text, primary_key=True),  # the matter's kind and what it depends on
    Column("until", Date),  # not shown before that day; NULL: done
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)
