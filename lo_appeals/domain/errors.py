"""What can go wrong in a way that the clerk can mend."""

import errno
from dataclasses import dataclass
from typing import Any

REASONS = {
    errno.ENOSPC: "на диске кончилось место",
    errno.EACCES: "нет прав",
    errno.EPERM: "нет прав",
    errno.EROFS: "диск доступен только для чтения",
    errno.ENOENT: "такой папки или файла нет",
    errno.ENOTDIR: "часть пути – не папка",
    errno.EISDIR: "это папка, а не файл",
    errno.EEXIST: "такое имя уже занято",
    errno.EIO: "диск не отвечает",
    errno.ENAMETOOLONG: "имя слишком длинное",
    errno.EFBIG: "файл слишком велик для этого диска",
}


def reason(error: OSError) -> str:
    """Return why the system refused, in Russian; what is not known here, in the system's words."""
    known = REASONS.get(error.errno or 0)
    return known or error.strerror or str(error)


class UserError(Exception):
    """A fault of the input or of the surroundings, never of the program.

    `what` says in Russian what happened, `advice` what is safe and what to do. Both are whole
    sentences, fit for a message bar or for stderr.
    """

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(f"{what} {advice}".strip())
        self.what = what
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Clash:
    """One field of a record that two people changed: both values, as a screen shows them.

    `value` is theirs as a form takes it.
    """

    key: str
    title: str
    mine: str
    theirs: str
    value: Any = None


class Conflict(UserError):
    """The record was changed by somebody else meanwhile: nothing of the edit is written.

    `clashes` are the fields whose values differ now. `version` is that of the record as it is: the
    same edit given with it says «mine holds all the same». `who` changed it last, where known.
    """

    def __init__(
        self, what: str, clashes: tuple[Clash, ...] = (), version: int = 0, who: str = ""
    ) -> None:
        both = "; ".join(
            f"{one.title}: у вас «{one.mine}», стало «{one.theirs}»" for one in clashes
        )
        changed = f" Изменил(а): {who.rstrip('.')}." if who else ""
        told = f"{what}{changed}" + (f" {both}." if both else "")
        super().__init__(told, "Ваша правка не сохранена: выберите значение и повторите.")
        self.reason = what
        self.clashes = clashes
        self.version = version
        self.who = who


class Cancelled(Exception):
    """The user stopped the work; nothing was changed."""
