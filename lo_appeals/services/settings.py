"""Settings of the organisation: read, saved, from and to JSON."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.domain.files import replace_safely
from lo_appeals.domain.organisation import Organisation, settings, to_json, with_json
from lo_appeals.services import recounting
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.recounting import Recount
from lo_appeals.services.rules import RulesService, organisation, organisation_in
from lo_appeals.store import journal, rules
from lo_appeals.store.clashes import clashes

SUBJECT = "организация"  # in the journal
CHANGED = "Настройки за это время изменились."


class SettingsService:
    """What belongs to the organisation; what belongs to the screen is the window's own."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._rules = terms

    def organisation(self) -> Organisation:
        """Return the settings in force."""
        return organisation(self._desk)

    def effect(self, new: Organisation) -> Recount:
        """Return what the settings would do to the terms of open entries; nothing is written."""
        return recounting.recount(self._desk, self._rules, self.organisation(), new)

    def save(self, new: Organisation, seen: Organisation | None = None) -> Changes:
        """Write the settings that differ; a journal entry names them.

        Where terms are counted by them, open entries are counted again, verdicts given stay. `seen`
        are the settings that `new` was made from: what others changed since then stays, and where
        they changed the same setting otherwise, Conflict is raised with both values.
        """
        old = self.organisation()
        new = self._together(new, old, seen or old)
        before, after = to_json(old), to_json(new)
        titles = {one.key: one.title for one in settings()}
        changed = {
            titles[key]: (before[key], after[key]) for key in after if before[key] != after[key]
        }
        if not changed:
            return Changes("Настройки прежние.", frozenset())
        effect = self.effect(new)
        with self._desk.database.write() as connection:
            if organisation_in(connection) != old:
                raise Conflict(CHANGED)  # in between
            rules.put(connection, "organisation", after)
            recounting.put(connection, self._desk, effect)
            journal.write(connection, self._desk.clock(), self._desk.who, "изменены настройки",
                          SUBJECT, changes=changed | recounting.told(effect))  # fmt: skip
        return Changes(
            f"Сохранено: {', '.join(f'«{one}»' for one in changed)}. {effect.text}".strip(),
            frozenset({"settings", "appeals", "reports"}),
            lambda: self.save(old, new),
        )

    def _together(self, new: Organisation, now: Organisation, seen: Organisation) -> Organisation:
        """Return `new` with what others changed since `seen`. Raises Conflict."""
        mine = {
            one.key: value
            for one in settings()
            if (value := getattr(new, one.key)) != getattr(seen, one.key)
        }
        theirs = {key: getattr(now, key) for key in mine if getattr(now, key) != getattr(seen, key)}
        found = clashes(mine, theirs, {one.key: one.title for one in settings()})
        if found:
            with self._desk.database.read() as connection:
                who = journal.last_author(connection, SUBJECT, [one.title for one in found])
            raise Conflict(CHANGED, found, who=who)
        return replace(now, **mine)

    def as_json(self) -> dict[str, Any]:
        """Return the settings as plain JSON values."""
        return dict(to_json(self.organisation()))

    def export(self, file: Path) -> Path:
        """Write the settings as JSON. Raises UserError where the file cannot be written."""
        text = json.dumps(self.as_json(), ensure_ascii=False, indent=2)

        def write(path: Path) -> None:
            path.write_text(text, encoding="utf-8")

        return replace_safely(file, write)

    def take(self, file: Path) -> Changes:
        """Set what a file of `export` names. Raises UserError where it is none."""
        try:
            values = json.loads(file.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError) as error:
            raise UserError(
                f"Файл настроек «{file.name}» не читается.", "Настройки прежние."
            ) from error
        if not isinstance(values, dict):
            raise UserError("Это не файл настроек.", "Настройки прежние.")
        return self.set_from_json(values)

    def set_from_json(self, values: Mapping[str, Any]) -> Changes:
        """Set those named. Raises UserError naming an unknown key or an unfit value."""
        return self.save(with_json(self.organisation(), values))
