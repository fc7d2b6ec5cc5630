"""The keyboard only: what cannot be reached by Tab, arrows and shortcuts is not reached."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

from lo_appeals.ui.form import Form
from tests.gui.window import CTRL, SHIFT, Desk

FARTHEST = 120  # presses of Tab from one end of the window to the other


@dataclass
class Keyboard:
    """Presses keys where the focus is; text is inserted: Qt's test keys know no Cyrillic."""

    desk: Desk

    @property
    def focus(self) -> QWidget | None:
        """What has the focus."""
        return self.desk.window.focusWidget()

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        """Press one key, with others held."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        self.desk.key(key, modifiers)

    def tab_to(self, wanted: QWidget) -> None:
        """Go to a widget by Tab."""
        for _ in range(FARTHEST):
            if self.focus is wanted:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"no way by Tab to {wanted.accessibleName() or wanted}")

    def type(self, text: str) -> None:
        """Write into what has the focus, instead of what stands there."""
        at = self.focus
        if isinstance(at, QComboBox):
            at = at.lineEdit()
        if isinstance(at, QPlainTextEdit):
            at.selectAll()
            at.insertPlainText(text)
            return
        assert isinstance(at, QLineEdit)
        at.selectAll()
        at.insert(text)

    def fill(self, form: Form, values: dict[str, str]) -> None:
        """Tab through a form and write into its rows; a box goes down to the words."""
        for key, text in values.items():
            editor = form.field(key).editor
            self.tab_to(editor)
            if isinstance(editor, QComboBox) and not editor.isEditable():
                self._go_down(editor, text)
            else:
                self.type(text)

    def _go_down(self, box: QComboBox, text: str) -> None:
        self.press(Qt.Key.Key_Home)
        for _ in range(box.count()):
            if text in box.currentText():
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"no «{text}» in {box.accessibleName()}")

    def choose(self, text: str) -> None:
        """Go down the open menu to the words, and Enter."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.desk.bot.keyClick(menu, Qt.Key.Key_Down)
            now = menu.activeAction()
            if now is not None and text in now.text():
                break
        else:
            raise AssertionError(f"no «{text}» in {menu.title()}")
        self.desk.bot.keyClick(menu, Qt.Key.Key_Return)
        self.desk.settle()

    def answer(self, text: str) -> None:
        """Write into the field that a small panel opens with, and Enter."""
        panel = QApplication.activePopupWidget()
        assert panel is not None
        line = panel.focusWidget()
        assert isinstance(line, QLineEdit)
        line.selectAll()
        line.insert(text)
        self.desk.bot.keyClick(line, Qt.Key.Key_Return)
        self.desk.settle()

    def find(self, text: str) -> None:
        """Search the list and open the first row found."""
        self.press(Qt.Key.Key_F, CTRL)
        self.type(text)
        self.desk.bot.wait(220)  # the pause after which a search begins is a part of the behaviour
        self.desk.settle()
        self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)

    def select_down(self, rows: int) -> None:
        """Select so many more rows below the current one."""
        for _ in range(rows):
            self.press(Qt.Key.Key_Down, SHIFT)
