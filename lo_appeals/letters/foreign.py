"""Files that are no .docx, told by name: what a clerk saved in another way, and how to mend it."""

import zipfile

from lo_appeals.domain.errors import UserError

PART_LIMIT, SIZE_LIMIT = 2_000, 200_000_000  # parts; bytes unpacked
ADVICE = "Сохраните файл в Word как «Документ Word (.docx)» и выберите его снова."
_UNLOCK = (
    "Снимите пароль в Word: «Файл» → «Сведения» → «Защита документа» → «Зашифровать с"
    " использованием пароля», сотрите пароль, сохраните файл и выберите его снова."
)
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .doc and of encrypted files
_SIGNS = {
    b"{\\rtf": "Это файл RTF, хотя имя кончается на .docx.",
    b"%PDF": "Это файл PDF, хотя имя кончается на .docx.",
    b"<": "Это веб-страница или файл XML, хотя имя кончается на .docx.",
}


def refuse_by_sign(data: bytes) -> None:
    """Refuse by name what is no ZIP: saved in another way under the name of a .docx."""
    if data.startswith(_OLD):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UserError("Файл защищён паролем.", _UNLOCK)
        if "WordDocument".encode("utf-16-le") in data:
            raise UserError("Файл записан в формате старого Word (.doc).", ADVICE)
        raise UserError("Файл защищён паролем или записан старым Word (.doc).", ADVICE)
    if not data:
        raise UserError("Файл пуст.", ADVICE)
    known = next((said for sign, said in _SIGNS.items() if data.lstrip()[:8].startswith(sign)), "")
    if known:
        raise UserError(known, ADVICE)


def refuse_bomb(archive: zipfile.ZipFile) -> None:
    """Refuse a file that has too many parts or unpacks into too much."""
    members = archive.infolist()
    if len(members) > PART_LIMIT or sum(one.file_size for one in members) > SIZE_LIMIT:
        raise UserError("Файл слишком велик для письма.", ADVICE)
