"""Tables of the registry: officials and absences by dates, clocks of п. 4 and п. 5, acts, votings.

They share the one metadata of `schema`. What is typed is kept beside what is understood of it.
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
    Table,
    Text,
)

from lo_appeals.store.schema import metadata

body_details = Table(  # beside the body, so that the table of bodies need not be rebuilt
    "body_details",
    metadata,
    Column("body_id", ForeignKey("body.id"), primary_key=True),
    Column("address", Text, nullable=False),
    Column("email", Text, nullable=False),  # '' where `email_typed` is none
    Column("email_typed", Text, nullable=False),
    Column("phone", Text, nullable=False),  # E.164, '' where `phone_typed` is none
    Column("extension", Text, nullable=False),
    Column("phone_typed", Text, nullable=False),
    Column("forms", JSON, nullable=False),  # {"genitive": {"text", "manual", "confirmed"}, …}
    Column("checked_on", Date),  # when the body last confirmed its own data
    Column("version", Integer, nullable=False),
)

official = Table(  # one row: one person in one place from–to; a successor is one more row
    "official",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body_id", ForeignKey("body.id"), nullable=False),
    Column("office", Text, nullable=False),  # responsible, executor, voting
    Column("seat", Integer, nullable=False),  # principals of one office are numbered from 1
    Column("rank", Integer, nullable=False),  # 0 the principal, 1 the first substitute, …
    Column("position", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("extension", Text, nullable=False),
    Column("phone_typed", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("email_typed", Text, nullable=False),
    Column("senior", Boolean),  # not below a deputy head (п. 4); None: judged by the position
    Column("forms", JSON, nullable=False),
    Column("words", Text, nullable=False),  # folded name, position, e-mail, digits of the phone
    Column("valid_from", Date),  # None: since before the registry began
    Column("valid_to", Date),  # the last day in the place
    Column("deleted", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_official_place", official.c.body_id, official.c.office, official.c.seat, official.c.rank)

leave = Table(  # an official's absence
    "leave",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("official_id", ForeignKey("official.id"), nullable=False, index=True),
    Column("first", Date, nullable=False),
    Column("last", Date),  # None: not known yet
    Column("reason", Text, nullable=False),
    Column("acting_id", ForeignKey("official.id")),  # named for these days; None: the substitute
    Column("deleted", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)

first_list = Table(  # п. 4
    "first_list",
    metadata,
    Column("body_id", ForeignKey("body.id"), primary_key=True),
    Column("received_on", Date, nullable=False),
    Column("incoming", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

change_notice = Table(  # п. 5
    "change_notice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body_id", ForeignKey("body.id"), nullable=False, index=True),
    Column("official_id", ForeignKey("official.id")),
    Column("what", Text, nullable=False),
    Column("changed_on", Date, nullable=False),
    Column("told_on", Date),  # None: the committee has not been told yet
    Column("incoming", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)

own_act = Table(  # order item 4: recommended, so a missing row is a status and never a fault
    "own_act",
    metadata,
    Column("body_id", ForeignKey("body.id"), primary_key=True),
    Column("status", Text, nullable=False),  # adopted, not_adopted
    Column("kind", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("adopted_on", Date),
    Column("file", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

consultation = Table(  # order item 2
    "consultation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body_id", ForeignKey("body.id"), nullable=False, index=True),
    Column("held_on", Date, nullable=False),
    Column("given_by", Text, nullable=False),  # committee, project_office
    Column("about", Text, nullable=False),
    Column("person", Text, nullable=False),  # who was helped, in the clerk's words
    Column("deleted", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)

voting = Table(  # п. 4, 9: a plain register
    "voting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body_id", ForeignKey("body.id"), nullable=False, index=True),
    Column("official", Text, nullable=False),  # the authorised official as named then
    Column("first", Date, nullable=False),
    Column("last", Date),
    Column("participants", Integer),
    Column("result", Text, nullable=False),
    Column("words", Text, nullable=False),  # folded title, official and result
    Column("deleted", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)

not_twins = Table(  # pairs that the clerk has looked at: two bodies, not one
    "not_twins",
    metadata,
    Column("body_id", ForeignKey("body.id"), primary_key=True),  # the smaller id of the two
    Column("other_id", ForeignKey("body.id"), primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
)
