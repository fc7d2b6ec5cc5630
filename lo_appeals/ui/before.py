"""Windows before the program's own: a base that does not open, a shared one's password."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.paths import resources
from lo_appeals.services.office import Office
from lo_appeals.services.start import StartTrouble
from lo_appeals.ui.application import SCREEN_FILE, application
from lo_appeals.ui.look import DARK, LIGHT, Look
from lo_appeals.ui.safety.admission import Admission
from lo_appeals.ui.safety.recovery import Recovery
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.style import dress, undress


def recover(trouble: StartTrouble, folder: Path, clock: Callable[[], datetime]) -> Office | None:
    """Show the recovery screen until the base opens or the clerk leaves."""
    return _opened_by(folder, lambda look: Recovery(look, trouble, folder, clock))


def admit(
    error: UserError, place: tuple[Path, str], clock: Callable[[], datetime]
) -> Office | None:
    """Ask for a shared base's password, or wait for its server, until it opens or she leaves."""
    return _opened_by(place[0], lambda look: Admission(look, error, place, clock))


def _opened_by(folder: Path, make: Callable[[Look], Recovery | Admission]) -> Office | None:
    """Show a window that comes before the program's own; return the base that it opened."""
    made = application()
    screen = ScreenSettings(folder / SCREEN_FILE)
    look = Look(DARK if screen.dark else LIGHT, screen.points, resources() / "icons")
    dress(made, look)
    found: list[Office | None] = []
    window = make(look)
    window.done.connect(found.append)
    window.show()
    made.exec()
    undress(made)
    return found[0] if found else None
