"""`python -m lo_appeals` and `lo-appeals`."""

import io
import sys
import traceback
from pathlib import Path
from types import TracebackType

LOG = "start.log"


def main() -> int:
    """Run the command line. Returns the exit code: 0 done, 2 refused."""
    if sys.stderr is None:  # pythonw.exe: without a console a fault would pass unseen
        sys.excepthook = tell_fault
    if sys.stdout is None:
        sys.stdout = io.StringIO()  # what a command prints is heard by nobody
    sign = _sign(sys.argv[1:])
    from lo_appeals.cli import main as run  # a library that does not load is told too

    code = run(sys.argv[1:])
    del sign
    return code


def _sign(arguments: list[str]) -> object:
    """Show at once that the window is coming: two thirds of a start are the loading of the rest.

    Nothing is shown for a command, or where Qt does not load: the window's own way in tells why.
    """
    from lo_appeals.system.screen import has_screen, missing_packages

    if arguments[:1] not in ([], ["open"]) or not has_screen() or missing_packages(screen=True):
        return None
    try:
        from lo_appeals.ui.starting import show_sign
    except ImportError:
        return None
    return show_sign()


def tell_fault(
    kind: type[BaseException], _fault: BaseException, trace: TracebackType | None
) -> None:
    """Write down where the program failed before it had a window, and tell it in a box.

    The fault's own words are left out: they may quote an appeal.
    """
    from lo_appeals.paths import data_folder
    from lo_appeals.system import tell

    log = data_folder() / "logs" / LOG
    frames = (f"{Path(one.filename).name}:{one.lineno} {one.name}"
              for one in traceback.extract_tb(trace))  # fmt: skip
    kept = _written(log, "\n".join([kind.__name__, *frames]) + "\n")
    where = f" Сведения о ней – в файле «{log}»." if kept else ""
    tell(f"Программа не запустилась из-за своей ошибки ({kind.__name__}). Данные целы.{where}")


def _written(log: Path, text: str) -> bool:
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text, encoding="utf-8")
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
