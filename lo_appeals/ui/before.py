"""Windows before the program's own: a base that does not open, a shared one's password."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import Office
from lo_appeals.services.start import StartTrouble
from lo_appeals.ui.application import SCREEN_FILE, application
from lo_appeals.ui.look import Look
from lo_appeals.ui.safety.admission import Admission
from lo_appeals.ui.safety.recovery import Recovery
from lo_appeals.ui.safety.upgrading import Upgrading
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.starting import take_off_sign
from lo_appeals.ui.style import dress, undress


def recover(trouble: StartTrouble, folder: Path, clock: Callable[[], datetime]) -> Office | None:
    """Show the recovery screen until the base opens or the clerk leaves."""
    return _opened_by(folder, lambda look: Recovery(look, trouble, folder, clock))


def admit(
    error: UserError, place: tuple[Path, str], clock: Callable[[], datetime]
) -> Office | None:
    """Ask for a shared base's password, or wait for its server, until it opens or she leaves."""
    return _opened_by(place[0], lambda look: Admission(look, error, place, clock))


def bring_up(folder: Path, clock: Callable[[], datetime]) -> Office:
    """Open a base of an older program, which is brought up to date first.

    Raises what keeps it from opening.
    """
    found = _ended_by(folder, lambda look: Upgrading(look, folder, clock))
    if isinstance(found, Office):
        return found
    raise found


def _opened_by(folder: Path, make: Callable[[Look], Recovery | Admission]) -> Office | None:
    def shown(look: Look) -> Recovery | Admission:
        window = make(look)
        window.show()
        take_off_sign()
        return window

    office: Office | None = _ended_by(folder, shown)
    return office


def _ended_by(folder: Path, make: Callable[[Look], Recovery | Admission | Upgrading]) -> Any:
    """Let a window that comes before the program's own do its work; return what it ended with."""
    made = application()
    look = Look.chosen(ScreenSettings(folder / SCREEN_FILE))
    dress(made, look)
    found: list[Any] = []
    window = make(look)
    window.done.connect(found.append)
    window.done.connect(made.quit)  # one that was never shown ends too
    made.exec()
    undress(made)
    return found[0] if found else None
