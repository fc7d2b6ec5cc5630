"""What the clerk sees when the base cannot be opened: what happened, what is safe, the ways out."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from lo_appeals import system
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import moment
from lo_appeals.services.copies import holding
from lo_appeals.services.office import Office
from lo_appeals.services.restoring import begin_anew, is_shut, restore_and_open
from lo_appeals.services.salvaging import Salvaged, mend_and_open, take_out
from lo_appeals.services.start import StartTrouble, Trouble
from lo_appeals.ui.controls import Button, Picture
from lo_appeals.ui.help.window import help_by_key
from lo_appeals.ui.layout import BASE, hairline, row, stack, words
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.look import Look
from lo_appeals.ui.safety.copies import FORMATS
from lo_appeals.ui.tasks import Tasks, Work

MENDED_BY_COPY = (Trouble.DAMAGED, Trouble.MISSING, Trouble.FOREIGN)
SAFE = "Повреждённый файл останется целиком в отдельной папке рядом с базой."
TO_COPY = "Надёжнее всего. Внесённое после копии нужно будет внести снова."
NO_COPIES = "Копий рядом с базой нет. Если есть копия в другом месте, выберите её файл."
TO_MEND = (
    "Если повреждены только указатели, не теряется ничего. Если пропала хоть одна запись, "
    "программа скажет об этом и базу не тронет."
)
TO_TAKE_OUT = "Обращения, органы и журнал – в Excel, всё вместе – в файл SQLite. База не меняется."


class Recovery(QWidget):
    """Ends with `done` (Office, or None where the clerk leaves)."""

    done = Signal(object)

    def __init__(
        self, look: Look, trouble: StartTrouble, folder: Path, clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._look, self._folder, self._clock = look, folder, clock
        self._trouble, self._ended, self._base = trouble, False, trouble.base
        self._elsewhere: Path | None = None
        self._tasks = Tasks(self)
        self._tasks.broken.connect(self._broke)
        self.setWindowTitle("База не открылась")
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        self._make_words()
        self._make_buttons()
        self._lay_out()
        help_by_key(look, self, "safety", "База не открылась")
        self.show_trouble(trouble)
        ways = trouble.trouble in MENDED_BY_COPY
        self.resize(look.ch * (124 if ways else 100), look.row * (20 if ways else 9))

    def _make_words(self) -> None:
        look = self._look
        self.what = words("", look.title, wrap=True)
        self.advice = words("", wrap=True)
        self.place = words(f"Файл базы: {self._base}", muted=True, wrap=True)
        self.said = words("", look.strong, wrap=True)
        self.said.setVisible(False)
        self.copies = Lines(look, "Копии базы")
        self.to_copy = words(TO_COPY, muted=True, wrap=True)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("Пароль выбранной копии")
        self.password.setPlaceholderText("Пароль выбранной копии")
        self.password.setMinimumHeight(look.control)
        self.password.setFixedWidth(look.ch * 30)
        self.password.setVisible(False)

    def _make_buttons(self) -> None:
        look = self._look
        self.restore = Button(look, "&Восстановить выбранную копию", "undo-2", primary=True)
        self.other = Button(look, "Копия из &файла…", "upload")
        self.mend = Button(look, "По&чинить базу", "wand-sparkles")
        self.take_out = Button(look, "Выгрузить, &что читается…", "download")
        self.again = Button(look, "&Повторить", "refresh-cw")
        self.anew = Button(look, "&Начать новую базу", "plus")
        self.open = Button(look, "Открыть п&апку", "database")
        self.leave = Button(look, "В&ыйти", tip="Ничего не менять")
        self.restore.clicked.connect(self._restore)
        self.other.clicked.connect(self._ask_file)
        self.mend.clicked.connect(self._mend)
        self.take_out.clicked.connect(self._ask_folder)
        self.again.clicked.connect(self._again)
        self.anew.clicked.connect(self._anew)
        self.open.clicked.connect(self._open_folder)
        self.leave.clicked.connect(self.close)

    def _lay_out(self) -> None:
        look, u = self._look, self._look.u
        picture = Picture(look, "shield-alert")
        head = row(picture, stack(self.what, self.advice, self.place, self.said, gap=u), gap=u * 4)
        first = stack(
            words("Вернуться к копии", look.strong), self.to_copy, self.copies,
            row(self.other, self.password, None, self.restore, gap=u * 2), gap=u * 2,
        )  # fmt: skip
        self.by_copy, self.by_mending, self.by_taking_out = QWidget(), QWidget(), QWidget()
        self.by_copy.setLayout(first)
        self.by_mending.setLayout(_way(look, "Починить", TO_MEND, self.mend))
        self.by_taking_out.setLayout(_way(look, "Сохранить, что читается", TO_TAKE_OUT,
                                          self.take_out))  # fmt: skip
        self.rest = QWidget()  # takes the room where there are no copies to show
        self.safe = words(SAFE, muted=True, wrap=True)
        foot = row(self.open, self.anew, None, self.leave, self.again, gap=u * 2)
        box = stack(head, self.by_copy, self.by_mending, self.by_taking_out, self.rest,
                    self.safe, hairline(), foot, gap=u * 4,
                    edges=(u * 6, u * 5, u * 6, u * 5))  # fmt: skip
        box.setStretchFactor(self.by_copy, 1)
        box.setStretchFactor(self.rest, 1)
        self.setLayout(box)

    def show_trouble(self, trouble: StartTrouble) -> None:
        """Say what is wrong now, and offer what helps against it."""
        self._trouble = trouble
        self.what.setText(trouble.what)
        self.advice.setText(trouble.advice.split(" Восстановите последнюю")[0])
        helps = trouble.trouble in MENDED_BY_COPY
        damaged = trouble.trouble is Trouble.DAMAGED
        self.show_copies()
        self.by_copy.setVisible(helps)
        self.by_mending.setVisible(damaged)
        self.by_taking_out.setVisible(damaged)
        self.rest.setVisible(not helps)
        self.safe.setVisible(damaged)
        self.anew.setVisible(helps)
        self.again.set_primary(not helps)
        (self.restore if helps and self.copies.count() else self.again).setFocus()

    def show_copies(self) -> None:
        """List the copies beside the base, and before them one that was chosen elsewhere."""
        lines = [
            Line("database", f"{moment(one.made_at)} – {one.reason.replace('-', ' ')}",
                 holding(one), one.file)
            for one in self._trouble.copies
        ]  # fmt: skip
        if self._elsewhere is not None:
            place = str(self._elsewhere.parent)
            lines.insert(0, Line("upload", self._elsewhere.name, place, self._elsewhere))
        self.copies.show_lines(lines)
        self.copies.setVisible(bool(lines))
        self.to_copy.setText(TO_COPY if lines else NO_COPIES)
        self.restore.setEnabled(bool(lines))
        shut = self._elsewhere is not None and is_shut(self._elsewhere)
        self.password.setVisible(shut)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _restore(self) -> None:
        chosen = self.copies.chosen()
        if chosen is None:
            return
        file, password = Path(chosen.value), self.password.text()

        def restored(_work: Work) -> Office:
            return restore_and_open(
                self._folder, file, system.account(), self._clock, lambda: password, holds=True
            )[0]

        self._try(restored, "Восстанавливаем…")

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Файл копии", str(self._folder), FORMATS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.offer)
        dialog.open()

    def offer(self, file: str) -> None:
        """Offer a copy that lies elsewhere: on a stick, in the second folder."""
        self._elsewhere = Path(file)
        self.show_copies()
        shut = is_shut(self._elsewhere)
        self._say("Эта копия закрыта паролем: введите его." if shut else "")
        (self.password if shut else self.restore).setFocus()

    def _mend(self) -> None:
        def mended(_work: Work) -> Office:
            return mend_and_open(self._folder, system.account(), self._clock, holds=True)[0]

        self._try(mended, "Чиним и проверяем…")

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "Куда выгрузить", str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.take_out_to)
        dialog.open()

    def take_out_to(self, folder: str) -> None:
        """Write what can be read into a new folder there."""

        def taken(_work: Work) -> Salvaged:
            return take_out(self._base, Path(folder), self._clock())

        self._busy("Выгружаем…")
        self._tasks.run(taken, self._taken, failed=self._failed)

    def _taken(self, found: Salvaged) -> None:
        self._busy("")
        self._say(f"{found.words}\nПапка: {found.folder}")

    def _again(self) -> None:
        self._try(self._opened, "Открываем…")

    def _anew(self) -> None:
        def begun(work: Work) -> Office:
            begin_anew(self._folder, system.account(), self._clock)
            return self._opened(work)

        self._try(begun, "Начинаем новую базу…")

    def _opened(self, _work: Work) -> Office:
        return Office(self._folder, self._clock, holds=True)

    def _try(self, way: Callable[[Work], Office], said: str) -> None:
        self._busy(said)
        self._tasks.run(way, self._end, failed=self._failed)

    def _busy(self, said: str) -> None:
        self._say(said)
        for button in self.findChildren(Button):
            button.setEnabled(not said)

    def _failed(self, error: UserError) -> None:
        self._busy("")
        if isinstance(error, StartTrouble):
            self.show_trouble(error)
        else:
            self._say(str(error))
        self.restore.setEnabled(bool(self.copies.count()))

    def _broke(self, fault: BaseException) -> None:
        self._busy("")
        self._say(f"Сбой самой программы ({type(fault).__name__}). Файлы базы оставлены как есть.")

    def _open_folder(self) -> None:
        try:
            system.open_file(self._folder)
        except UserError as error:
            self._say(str(error))

    def _end(self, office: Office | None) -> None:
        if not self._ended:
            self._ended = True
            self.done.emit(office)
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is leaving; what has begun ends first, for half of it would be worse."""
        self._tasks.close()
        self._end(None)
        super().closeEvent(event)


def _way(look: Look, title: str, text: str, button: Button) -> QHBoxLayout:
    """Return one way out: what it is, what it costs, its button at the right."""
    told = stack(words(title, look.strong), words(text, muted=True, wrap=True), gap=look.u)
    made = row(told, button, gap=look.u * 4)
    made.setStretch(0, 1)
    return made
