"""What each action of the window does, in the groups of the menu.

The methods are named by the keys of the actions (`ui/actions.py`).
"""

from lo_appeals.ui.deeds.bodies import RegistryDeeds
from lo_appeals.ui.deeds.entries import EntryDeeds
from lo_appeals.ui.deeds.program import ProgramDeeds
from lo_appeals.ui.deeds.reports import ReportDeeds

__all__ = ["Deeds"]


class Deeds(EntryDeeds, RegistryDeeds, ReportDeeds, ProgramDeeds):
    """Does what menu, shortcuts and Ctrl+K ask for, each through the window's own parts."""
