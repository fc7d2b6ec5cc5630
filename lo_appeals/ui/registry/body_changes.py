"""What changes a body as a whole: it is added, edited, renamed, merged, abolished, spelt."""

from datetime import date
from functools import partial
from typing import Protocol

from lo_appeals.domain.bodies import Body
from lo_appeals.services.bodies import Edit
from lo_appeals.services.office import Office
from lo_appeals.services.records import NewBody
from lo_appeals.ui.look import Look
from lo_appeals.ui.registry import forms
from lo_appeals.ui.registry.body_deeds import Cover, Values, Write
from lo_appeals.ui.registry.card import BodyCard


class Place(Protocol):
    """Where the forms open: the registry's page."""

    body_card: BodyCard

    def body(self) -> Body | None:
        """Return the body that is meant."""
        ...

    def named(self) -> list[tuple[int, str]]:
        """Return the living bodies by their names."""
        ...

    def show_empty(self, empty: bool) -> None:
        """Show the list, or what stands in its place."""
        ...


class BodyChanges:
    """Opens forms over the card with `cover`, and writes with `write`."""

    def __init__(
        self, look: Look, office: Office, cover: Cover, write: Write, place: Place
    ) -> None:
        self._look, self._office, self._place = look, office, place
        self._cover, self._write = cover, write

    def _today(self) -> date:
        return self._office.clock().date()

    def add(self) -> None:
        """Open the form of a new body."""
        self._place.show_empty(False)
        self._place.body_card.name_new()
        form = forms.new_body(self._look, self._place.named(), self._today)
        self._cover(form, self._save_new, None)

    def _save_new(self, _about: None, values: Values) -> None:
        new = NewBody(values["name"], values["type"], values["short_name"], values["parent_id"])
        self._write(partial(self._office.bodies.add, new, values["on"]))

    def edit(self) -> None:
        """Open the form of the current body."""
        body = self._place.body()
        if body is not None:
            form = forms.edit_body(self._look, body, self._place.named())
            self._cover(form, self._save_edit, body)

    def _save_edit(self, body: Body, values: Values) -> None:
        self._write(partial(self._office.bodies.edit, body.id, Edit(**values), body.version))

    def confirm(self) -> None:
        """Mark the current body as checked."""
        body = self._place.body()
        if body is not None and not body.confirmed:
            self._write(partial(self._office.bodies.check_all, {body.id: body.version}))

    def rename(self) -> None:
        """Open the form of a new name."""
        body = self._place.body()
        if body is not None:
            self._cover(forms.rename_body(self._look, body, self._today), self._save_name, body)

    def _save_name(self, body: Body, values: Values) -> None:
        name, short, on = values["name"], values["short_name"], values["on"]
        self._write(partial(self._office.bodies.rename, body.id, name, short, on, body.version))

    def merge(self) -> None:
        """Open the form of joining the body to another."""
        body = self._place.body()
        if body is not None:
            form = forms.merge_body(self._look, body, self._place.named(), self._today)
            self._cover(form, self._save_merge, body)

    def _save_merge(self, body: Body, values: Values) -> None:
        into, on = values["into"], values["on"]
        self._write(partial(self._office.bodies.merge, body.id, into, on, body.version))

    def abolish(self) -> None:
        """Open the form of the body's end."""
        body = self._place.body()
        if body is not None:
            self._cover(forms.abolish_body(self._look, body, self._today), self._save_end, body)

    def _save_end(self, body: Body, values: Values) -> None:
        self._write(partial(self._office.bodies.abolish, body.id, values["on"], body.version))

    def alias(self) -> None:
        """Open the form of a spelling."""
        body = self._place.body()
        if body is not None:
            self._cover(forms.add_alias(self._look), self._save_alias, body)

    def _save_alias(self, body: Body, values: Values) -> None:
        self._write(partial(self._office.bodies.add_alias, body.id, values["text"]))
