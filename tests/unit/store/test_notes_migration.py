"""The migration to notes as rows: every text is carried over with who wrote it, none is lost."""

from datetime import datetime
from importlib import import_module
from pathlib import Path

import sqlalchemy as sa

from lo_appeals.domain.texts import fold
from lo_appeals.store import entries, journal, notes, schema, search, search_index
from lo_appeals.store.engine import Database
from lo_appeals.store.schema_notes import entry_note
from lo_appeals.store.upgrade import upgrade
from tests.faults.released import load

AT = datetime(2026, 11, 20, 12)
EDITED = (1, 2, 3)


def annotated(path: Path) -> Database:
    """Return a base of revision 0006 whose entries have notes as that program wrote them."""
    database = Database.at(load("0006", path))
    with database.write() as connection:
        for number, text in ((1, "звонила"), (2, "обещали в пятницу"), (3, "По почте")):
            connection.exec_driver_sql(
                "UPDATE entry SET note = ? WHERE number = ?", (text, str(number))
            )
            ids = connection.execute(
                sa.select(schema.entry.c.id).where(schema.entry.c.number == str(number))
            ).scalar_one()
            words = connection.exec_driver_sql(
                "SELECT words FROM entry_search WHERE rowid = ?", (ids,)
            ).scalar_one()
            connection.exec_driver_sql(
                "UPDATE entry_search SET words = ? WHERE rowid = ?", (f"{words} {fold(text)}", ids)
            )
        journal.write(connection, AT, "Иванова", "примечание", "обращение 1",
                      changes={"Примечание": ("", "звонила")})  # fmt: skip
        journal.write(connection, AT, "Иванова", "примечание", "обращение 2",
                      changes={"Примечание": ("", "обещали")})  # fmt: skip
        journal.write(connection, AT, "Петров", "примечание", "обращение 2",
                      changes={"Примечание": ("обещали", "обещали в пятницу")})  # fmt: skip
    return database


def test_each_text_becomes_the_first_note_of_who_wrote_it(tmp_path: Path) -> None:
    database = annotated(tmp_path / "b.sqlite")
    assert upgrade(database, lambda: None)
    with database.read() as connection:
        found = [notes.of(connection, one)
                 for n in EDITED for one in entries.ids_of(connection, str(n))]  # fmt: skip
        rest = connection.execute(sa.select(sa.func.count()).select_from(entry_note)).scalar_one()
        columns = {one["name"] for one in sa.inspect(connection).get_columns("entry")}
        whole = journal.broken(connection)
    assert [[(x.text, x.who, x.at) for x in one] for one in found] == [
        [("звонила", "Иванова", AT)], [("обещали в пятницу", "Петров", AT)],
        [("По почте", "", None)],
    ]  # fmt: skip
    assert found[2][0].signature == "из прежней версии программы"
    assert (rest, whole) == (3, None)
    assert "note" not in columns
    database.close()


def test_of_one_text_written_twice_the_last_writer_is_named(tmp_path: Path) -> None:
    database = annotated(tmp_path / "b.sqlite")
    with database.write() as connection:
        journal.write(connection, datetime(2026, 11, 21), "Сидорова", "примечание", "обращение 1",
                      changes={"Примечание": ("другое", "звонила")})  # fmt: skip
    upgrade(database, lambda: None)
    with database.read() as connection:
        (note,) = notes.of(connection, entries.ids_of(connection, "1")[0])
    assert (note.who, note.at) == ("Сидорова", datetime(2026, 11, 21))
    database.close()


def test_journal_is_read_once_for_all_texts(tmp_path: Path) -> None:
    """Asked for each text anew, a journal of 20 000 notes kept the window waiting a minute."""
    carry = import_module("lo_appeals.store.migrations.versions.0007_notes").CARRY
    database = annotated(tmp_path / "b.sqlite")
    with database.write() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE entry_note (id INTEGER PRIMARY KEY, entry_id, text, who, at)"
        )
        steps = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {carry}")]
    assert steps
    assert not [step for step in steps if "CORRELATED" in step]
    database.close()


def test_nothing_of_a_text_stays_where_it_was(tmp_path: Path) -> None:
    """Anonymising would not find it there."""
    database = annotated(tmp_path / "b.sqlite")
    upgrade(database, lambda: None)
    database.close()
    assert (tmp_path / "b.sqlite").read_bytes().count("По почте".encode()) == 1


def test_words_of_carried_notes_are_found(tmp_path: Path) -> None:
    database = annotated(tmp_path / "b.sqlite")
    upgrade(database, lambda: None)
    with database.read() as connection:
        (entry_id,) = entries.ids_of(connection, "2")
        query = sa.select(schema.entry.c.id)
        found = query.where(search.understood(connection, "пятницы").condition)
        assert connection.execute(found).scalars().all() == [entry_id]
    with database.write() as connection:
        search_index.put(connection, [entry_id])
        assert connection.execute(found).scalars().all() == [entry_id]
    database.close()
