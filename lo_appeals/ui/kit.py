"""What every screen is given: the look, the background thread, the screen's settings."""

from dataclasses import dataclass

from lo_appeals.ui.look import Look
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Kit:
    """Collaborators of every screen, made once in the composition root."""

    look: Look
    tasks: Tasks
    screen: ScreenSettings
