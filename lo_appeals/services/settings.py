"""Settings of the organisation: read, saved, from and to JSON."""

from collections.abc import Mapping
from typing import Any

from lo_appeals.domain.organisation import Organisation, settings, to_json, with_json
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.rules import organisation
from lo_appeals.store import journal, rules


class SettingsService:
    """What belongs to the organisation; what belongs to the screen is the window's own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def organisation(self) -> Organisation:
        """Return the settings in force."""
        return organisation(self._desk)

    def save(self, new: Organisation) -> Changes:
        """Write the settings that differ; a journal entry names them."""
        old = self.organisation()
        before, after = to_json(old), to_json(new)
        titles = {one.key: one.title for one in settings()}
        changed = {
            titles[key]: (before[key], after[key]) for key in after if before[key] != after[key]
        }
        if not changed:
            return Changes("Настройки прежние.", frozenset())
        with self._desk.database.write() as connection:
            rules.put(connection, "organisation", after)
            journal.write(connection, self._desk.clock(), self._desk.who, "изменены настройки",
                          "организация", changes=changed)  # fmt: skip
        return Changes(
            f"Сохранено: {', '.join(changed)}.",
            frozenset({"settings", "appeals", "reports"}),
            lambda: self.save(old),
        )

    def as_json(self) -> dict[str, Any]:
        """Return the settings as plain JSON values."""
        return dict(to_json(self.organisation()))

    def set_from_json(self, values: Mapping[str, Any]) -> Changes:
        """Set those named. Raises UserError naming an unknown key or an unfit value."""
        return self.save(with_json(self.organisation(), values))
