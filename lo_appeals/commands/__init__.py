"""The commands: one module per subject, each a thin reading of its service's answer."""

from lo_appeals.commands import (
    appeals,
    copies,
    demo,
    imports,
    letters,
    move_base,
    registry,
    reports,
    settings,
    terms,
    watching,
    window,
)
from lo_appeals.commands.run import Command, Run

COMMANDS: tuple[Command, ...] = (
    *imports.COMMANDS,
    *reports.COMMANDS,
    *letters.COMMANDS,
    *appeals.COMMANDS,
    *watching.COMMANDS,
    *registry.COMMANDS,
    *settings.COMMANDS,
    *terms.COMMANDS,
    *copies.COMMANDS,
    *move_base.COMMANDS,
    *demo.COMMANDS,
    *window.COMMANDS,
)

__all__ = ["COMMANDS", "Command", "Run"]
