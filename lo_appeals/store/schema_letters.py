"""Tables of what leaves the office: letters, steps of reminders, deficiencies, templates.

Entries are named by number and cycle, never by id: a letter stays true after an undone import.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from lo_appeals.store.schema import metadata

letter = Table(  # the outgoing register; a sent letter is read-only
    "letter",
    metadata,
    Column("id", Integer, primary_key=True),  # the program's own key, never printed
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),  # «О чём»
    Column("body_id", ForeignKey("body.id")),  # whom it concerns
    Column("addressee", Text, nullable=False),  # as printed
    Column("period_first", Date),  # the month it tells of
    Column("issued_id", ForeignKey("issued_report.id")),  # the edition of a month's report
    Column("made_at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("data_as_of", DateTime),
    Column("draft", Boolean, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("template_sha256", Text, nullable=False),
    Column("dated_on", Date),  # as the document system gives it, typed by the clerk
    Column("number", Text, nullable=False),
    Column("printed_on", Date),
    Column("sent_on", Date),
    Column("answered_on", Date),
    Column("answer", Text, nullable=False),  # the reply's number or words
    Column("words", Text, nullable=False),  # folded: title, addressee, number, entries
    Column("deleted", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_letter_body", letter.c.body_id, letter.c.kind)
Index("ix_letter_period", letter.c.period_first, letter.c.kind)

letter_entry = Table(  # which entries a letter covers
    "letter_entry",
    metadata,
    Column("letter_id", ForeignKey("letter.id"), primary_key=True),
    Column("number", Text, primary_key=True),
    Column("cycle", Integer, primary_key=True),
)
Index("ix_letter_entry_number", letter_entry.c.number, letter_entry.c.cycle)

ladder_step = Table(  # reminder → repeat → notice: the same step of one subject is never made twice
    "ladder_step",
    metadata,
    Column("subject", Text, primary_key=True),  # «entry:НОМЕР/1», «list:17», «change:5»
    Column("step", Text, primary_key=True),
    Column("letter_id", ForeignKey("letter.id"), nullable=False, index=True),
    Column("made_on", Date, nullable=False),
)

deficiency = Table(  # п. 10: what the clerk ticked, and what came of it
    "deficiency",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("body_id", ForeignKey("body.id"), nullable=False, index=True),
    Column("subject", Text, nullable=False),
    Column("clause", Text, nullable=False),
    Column("evidence", JSON, nullable=False),  # as it was when the clerk decided
    Column("named", Boolean, nullable=False),  # ticked; False: the clerk decided against
    Column("confirmed", Boolean, nullable=False),  # a doubt was looked at and set aside
    Column("reason", Text, nullable=False),
    Column("words", Text, nullable=False),  # the clerk's own
    Column("letter_id", ForeignKey("letter.id"), index=True),  # the notice that names it
    Column("decision", Text, nullable=False),  # of the vice-governor
    Column("decided_on", Date),
    Column("measures", Text, nullable=False),
    Column("measured_on", Date),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("kind", "body_id", "subject"),
    sqlite_autoincrement=True,
)

month_words = Table(  # the clerk's own paragraphs of a month's report, and the mark «checked»
    "month_words",
    metadata,
    Column("first", Date, primary_key=True),
    Column("causes", Text, nullable=False),
    Column("proposals", Text, nullable=False),
    Column("checked_at", DateTime),
    Column("checked_by", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

letter_template = Table(  # the clerk's own; the shipped original is in none of these rows
    "letter_template",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("state", Text, primary_key=True),  # active, previous
    Column("name", Text, nullable=False),  # of the file that was taken
    Column("data", LargeBinary, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)
