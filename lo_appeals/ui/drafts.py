"""What is typed into a form of a card and not saved yet: kept in the folder of the data.

It is offered when the same form opens again: after Esc, and after the computer went off.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.files import replace_safely
from lo_appeals.services.changes import Changes
from lo_appeals.ui.card import Card
from lo_appeals.ui.card_form import CardForm
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.messages import MessageBar
from lo_appeals.ui.tasks import Tasks, Work

FILE = "drafts.json"
PAUSE_MS = 3_000
MOST = 20
Texts = dict[str, str]


class DraftFile:
    """Texts of forms by the form's key, the newest last; what cannot be read is as if not there."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def kept(self) -> dict[str, Texts]:
        """Return everything that is kept."""
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return {str(key): _words(texts) for key, texts in found.items()}
        except (OSError, ValueError, AttributeError):
            return {}

    def keep(self, key: str, texts: Texts) -> None:
        """Keep the texts of a form; the oldest of too many go."""
        others = {one: kept for one, kept in self.kept().items() if one != key}
        self._write(dict([*others.items(), (key, texts)][-MOST:]))

    def forget(self, key: str) -> None:
        """Drop the texts of a form."""
        kept = self.kept()
        if kept.pop(key, None) is not None:
            self._write(kept)

    def _write(self, kept: Mapping[str, Texts]) -> None:
        # a second line of safety: where the disk takes no more the form itself still stands
        with suppress(OSError, UserError):
            self._put_down(kept)

    def _put_down(self, kept: Mapping[str, Texts]) -> None:
        if not kept:
            self._file.unlink(missing_ok=True)
            return
        said = json.dumps(kept, ensure_ascii=False, indent=1)

        def write(part: Path) -> None:
            part.write_text(said, encoding="utf-8")

        replace_safely(self._file, write)


def _words(texts: Mapping[str, str]) -> Texts:
    return {str(key): str(text) for key, text in texts.items()}


class Drafts(QObject):
    """Watches the forms of cards. A form that was saved leaves nothing behind."""

    def __init__(
        self, tasks: Tasks, folder: Path, changing: Changing, message: MessageBar,
        cards: Sequence[Card],
    ) -> None:  # fmt: skip
        super().__init__(message)
        self._tasks, self._message = tasks, message
        self.file = DraftFile(folder / FILE)
        self._form: CardForm | None = None
        self._key = ""
        self._before: Texts = {}  # what the form showed when it opened
        self._last: Texts = {}  # what was kept last
        self._clock = QTimer(self)
        self._clock.setInterval(PAUSE_MS)
        self._clock.timeout.connect(self.look)
        changing.changed.connect(self._changed)
        for card in cards:
            card.covering.connect(partial(self._begin, card))

    def tell_left(self) -> None:
        """Say that something typed was left from the last time."""
        kept = list(self.file.kept())
        if kept:
            self._message.say(
                "С прошлого раза осталось набранное и не записанное.",
                f"{kept[-1]}. Откройте эту форму: предложим подставить.",
            )

    def _begin(self, card: Card, form: CardForm) -> None:
        self._form = form
        self._key = f"{form.heading} · {card.title.text()}"
        self._before = self._last = form.form.texts()
        form.given_up.connect(self._given_up)
        self._clock.start()
        left = self.file.kept().get(self._key)
        if left and left != self._before:
            self._message.say(
                "В этой форме осталось набранное и не записанное.", "",
                more=("Подставить", partial(self._put, form, left)),
            )  # fmt: skip

    def _put(self, form: CardForm, texts: Texts) -> None:
        if form is self._form and isValid(form):
            form.form.set_texts(texts)

    def look(self) -> None:
        """Keep what was typed since the last look."""
        if self._form is None or not isValid(self._form):
            return
        texts = self._form.form.texts()
        if texts not in (self._last, self._before):
            self._last = texts
            self._tasks.run(partial(self._keep, self._key, texts), _kept, key="draft")

    def _keep(self, key: str, texts: Texts, _work: Work) -> None:
        self.file.keep(key, texts)

    def _given_up(self) -> None:
        if self._form is not None and self._form.form.texts() != self._before:
            self._last = {}
            self.look()
            self._message.say(
                "Форма закрыта, ничего не записано.",
                "Набранное сохранено: откройте её снова, чтобы подставить.",
            )
        self._form = None

    def _changed(self, _changes: Changes) -> None:
        if self._form is not None and self._form.pressed:
            self.file.forget(self._key)
            self._form = None


def _kept(_nothing: None) -> None:
    """What is kept needs no word."""
