"""What both systems share: kinds of drives, and the sentences of faults."""

import enum
from pathlib import Path

from lo_appeals.domain.errors import UserError


class DriveKind(enum.Enum):
    """How safe a drive is as the home of a base."""

    ORDINARY = "местный"
    REMOVABLE = "съёмный"
    NETWORK = "сетевой"


NOBODY = "неизвестно"  # an account that the system does not name


def existing(path: Path) -> Path:
    """Return the full path of a file or folder. Raises UserError where there is none."""
    if not path.exists():
        raise UserError(f"«{path.name}» не найден.", f"Проверьте папку «{path.parent}».")
    return path.resolve()


def no_program(path: Path, verb: str) -> UserError:
    """Return the fault «nothing here can `verb` this kind of file»."""
    return UserError(
        f"Не удалось {verb} «{path.name}»: на этом компьютере для таких файлов нет программы.",
        f"Файл цел и лежит в папке «{path.parent}».",
    )


def no_pdf() -> UserError:
    """Return the fault «neither Word nor LibreOffice is here»."""
    return UserError(
        "PDF не сделан: на этом компьютере нет ни Microsoft Word, ни LibreOffice.",
        "Письмо в формате DOCX готово; сохраните его как PDF там, где они есть.",
    )


def failed_pdf(path: Path) -> UserError:
    """Return the fault «the office program did not make the PDF»."""
    return UserError(
        f"PDF из «{path.name}» не сделан: офисная программа его не записала.",
        "Письмо в формате DOCX цело. Закройте его в других программах и повторите.",
    )
