from pathlib import Path

from alembic.script import ScriptDirectory

from lo_appeals.store import schema_whole
from lo_appeals.store.upgrade import MIGRATIONS, latest
from tests.faults.released import revisions


def test_the_latest_revision_is_the_one_head_that_alembic_sees():
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [latest()]


def test_files_of_migrations_begin_with_their_revision():
    for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions():
        assert Path(script.module.__file__).name.startswith(f"{script.revision}_")


def test_every_part_of_the_schema_is_in_the_whole() -> None:
    """A table that is in none would be left behind when a base is moved."""
    files = {path.stem for path in Path(schema_whole.__file__).parent.glob("schema*.py")}
    parts = {part.__name__.split(".")[-1] for part in schema_whole.PARTS}
    assert files - {"schema_whole"} == parts


def test_every_revision_is_kept_for_the_trials_of_upgrades() -> None:
    """A base of each is needed once it is released: it is written with its migration."""
    assert revisions()[-1] == latest()
