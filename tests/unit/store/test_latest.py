from alembic.script import ScriptDirectory

from lo_appeals.store.upgrade import MIGRATIONS, latest


def test_the_latest_revision_is_the_one_head_that_alembic_sees():
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [latest()]


def test_files_of_migrations_begin_with_their_revision():
    for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions():
        assert script.module.__file__.split("/")[-1].startswith(f"{script.revision}_")
