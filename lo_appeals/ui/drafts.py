"""What is typed into a form of a card and not saved yet: kept in the folder of the data.

It is offered when the same form opens again: after Esc, and after the computer went off.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.files import replace_safely
from lo_appeals.ui.card import Card
from lo_appeals.ui.card_form import CardForm
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

    def keep(self, key: str, texts: Texts) -> bool:
        """Keep the texts of a form; the oldest of too many go. Returns whether it is kept."""
        others = {one: kept for one, kept in self.kept().items() if one != key}
        return self._write(dict([*others.items(), (key, texts)][-MOST:]))

    def forget(self, key: str) -> None:
        """Drop the texts of a form."""
        kept = self.kept()
        if kept.pop(key, None) is not None:
            self._write(kept)

    def _write(self, kept: Mapping[str, Texts]) -> bool:
        # a second line of safety: where the disk takes no more the form itself still stands
        with suppress(OSError, UserError):
            self._put_down(kept)
            return True
        return False

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


class Draft(QObject):
    """Watches one form while it is open, and goes with it."""

    def __init__(self, drafts: "Drafts", key: str, form: CardForm) -> None:
        super().__init__(form)
        self._drafts, self._key, self._form = drafts, key, form
        self._before = self._last = form.form.texts()  # when it opened; what was kept last
        self._written = False
        form.written.connect(self._forget)
        clock = QTimer(self)
        clock.setInterval(PAUSE_MS)
        clock.timeout.connect(self.look)
        clock.start()

    def look(self) -> None:
        """Keep what was typed since the last look."""
        texts = self._form.form.texts()
        if texts not in (self._last, self._before):
            self._last = texts
            self._drafts.keep(self._key, texts, tells=False)

    def leave(self) -> None:
        """The form goes: keep what is typed and not written, and say so."""
        texts = self._form.form.texts()
        if not self._written and texts != self._before:
            self._drafts.keep(self._key, texts, tells=True)

    def offer(self, left: Texts) -> Callable[[], None] | None:
        """Return what puts the texts left in this form; None where it shows them already."""
        return None if left == self._before else partial(self._put, left)

    def _put(self, texts: Texts) -> None:
        if isValid(self._form):
            self._form.form.set_texts(texts)

    def _forget(self) -> None:
        self._written = True
        self._drafts.forget(self._key)


class Drafts(QObject):
    """Watches the forms of cards, each by itself. One that was written leaves nothing behind."""

    def __init__(
        self, tasks: Tasks, folder: Path, message: MessageBar, cards: Sequence[Card]
    ) -> None:
        super().__init__(message)
        self._tasks, self._message = tasks, message
        self.file = DraftFile(folder / FILE)
        self._open: dict[CardForm, Draft] = {}
        for card in cards:
            card.covering.connect(partial(self._begin, card))
            card.uncovering.connect(self._end)

    def tell_left(self) -> None:
        """Say that something typed was left from the last time."""
        kept = list(self.file.kept())
        if kept:
            self._message.say(
                "С прошлого раза осталось набранное и не записанное.",
                f"{kept[-1]}. Откройте эту форму: предложим подставить.",
            )

    @property
    def watching(self) -> bool:
        """Whether any form is open."""
        return bool(self._open)

    def look(self) -> None:
        """Keep what was typed in every open form since the last look."""
        for draft in self._open.values():
            draft.look()

    def _begin(self, card: Card, form: CardForm) -> None:
        key = f"{form.heading} · {card.title.text()}"
        draft = self._open[form] = Draft(self, key, form)
        left = self.file.kept().get(key)
        put = draft.offer(left) if left else None
        if put is not None:
            said = "В этой форме осталось набранное и не записанное."
            self._message.say(said, "", more=("Подставить", put))

    def _end(self, form: CardForm) -> None:
        draft = self._open.pop(form, None)
        if draft is not None:
            draft.leave()

    def keep(self, key: str, texts: Texts, *, tells: bool) -> None:
        """Keep the texts of a form in the background."""

        def keep(_work: Work) -> bool:
            return self.file.keep(key, texts)

        self._tasks.run(keep, self._tell_left_form if tells else _nothing, key=f"draft {key}")

    def forget(self, key: str) -> None:
        """Drop the texts of a form: after whatever of it is still to be kept."""

        def forget(_work: Work) -> None:
            self.file.forget(key)

        self._tasks.run(forget, _nothing, key=f"draft {key}")

    def _tell_left_form(self, kept: bool) -> None:
        self._message.say(
            "Форма закрыта, ничего не записано.",
            "Набранное сохранено: откройте её снова, чтобы подставить."
            if kept
            else "Набранное не сохранилось: в папку данных не записать.",
        )


def _nothing(_kept: object) -> None:
    """What is kept in passing needs no word."""
