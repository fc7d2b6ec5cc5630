"""What the clerk sees when the program fails: what is safe, and the facts to pass on."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from lo_appeals.ui.copying import copy_text
from lo_appeals.ui.layout import stack, words

SAFE = (
    "Это ошибка программы, не ваша. Всё, что было сохранено, цело: незаконченное действие "
    "не оставило следов. Можно продолжать; если ошибка повторится, передайте сведения о ней."
)


class CrashDialog(QDialog):
    """Shown over the window; «Продолжить» closes it."""

    def __init__(self, facts: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ошибка программы")
        self.facts = QPlainTextEdit(facts)
        self.facts.setReadOnly(True)
        self.facts.setAccessibleName("Сведения об ошибке")
        buttons = QDialogButtonBox()
        self.copy = QPushButton("&Скопировать сведения")
        self.on = QPushButton("&Продолжить")
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.on, QDialogButtonBox.ButtonRole.AcceptRole)
        private = "В сведениях нет текста обращений и фамилий."
        self.setLayout(
            stack(
                words(SAFE, wrap=True), self.facts, words(private, muted=True), buttons,
                gap=10, edges=(16, 16, 16, 16),
            )
        )  # fmt: skip
        self.resize(560, 320)
        self.copy.clicked.connect(self._copy)
        self.on.clicked.connect(self.accept)

    def _copy(self) -> None:
        copy_text(self.facts.toPlainText())
