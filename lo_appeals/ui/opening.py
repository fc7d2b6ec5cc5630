"""Files and folders handed over to the programs that the clerk has for them."""

from functools import partial
from pathlib import Path

from lo_appeals import system
from lo_appeals.ui.tasks import Tasks, Work


def open_file(tasks: Tasks, file: Path) -> None:
    """Open a file or a folder; what hinders it is told in the message bar."""
    tasks.run(partial(_open, file), _opened)


def _open(file: Path, _work: Work) -> None:
    system.open_file(file)


def _opened(_nothing: None) -> None:
    """The program's own window says the rest."""
