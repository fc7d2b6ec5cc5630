"""Run by the installed python.exe: `lo_appeals.system` on the Windows that is here.

Prints one line per fact; an AssertionError ends it. What needs Word, a printer or the shell's own
windows is not here but in the check list of RELEASE.md.
"""

import ctypes
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy

from lo_appeals import system
from lo_appeals.domain.errors import UserError
from lo_appeals.store import passwords

if sys.platform != "win32":
    sys.exit("for Windows only")

WRITE_ALONE = 0x40000000


def folders_and_account() -> None:
    """The user's folders exist and the account is named."""
    for folder in (system.documents_folder(), system.local_data_folder()):
        if not folder.is_dir():
            raise AssertionError(folder)
        print("folder", folder)
    print("account", system.account(), "; drive", system.drive_kind(Path.home()).value)


def sharing() -> None:
    """A file that another handle keeps to itself is told from one without the right."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Письмо.docx"
        file.write_bytes(b"1")
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateFileW.restype = ctypes.c_void_p
        handle = kernel.CreateFileW(str(file), WRITE_ALONE, 0, None, 3, 0, None)
        other = file.with_name("Новое.docx")
        other.write_bytes(b"2")
        faults = [
            _fault(call) for call in (file.read_bytes, file.unlink, lambda: other.replace(file))
        ]
        known = [system.is_sharing_error(fault) for fault in faults]
        print("sharing errors", [fault.winerror for fault in faults], known)
        print("holders", system.holders_of(file))
        kernel.CloseHandle(ctypes.c_void_p(handle))
        known.append(not system.is_sharing_error(_fault((file.parent / "нет").read_bytes)))
        known.append(not system.is_sharing_error(_fault(file.parent.read_bytes)))
        if not all(known):
            raise AssertionError(known)


def _fault(call: Callable[[], object]) -> OSError:
    try:
        call()
    except OSError as error:
        return error
    raise AssertionError("nothing was refused")


def automation() -> None:
    """Late-bound COM carries texts, numbers, truth and objects there and back."""
    from lo_appeals.system.com import Automation, apartment, installed

    if not installed("Scripting.Dictionary") or installed("Nobody.Wrote.This"):
        raise AssertionError("what is installed")
    with apartment(), Automation.create("Scripting.Dictionary") as words:
        words.call("Add", "ключ", "значение")
        words.call("Add", "второй", -7)
        got = (words.get("Count"), words.call("Item", "ключ"), words.call("Item", "второй"),
               words.call("Exists", "ключ"), words.call("Exists", "нет"))  # fmt: skip
        if got != (2, "значение", -7, True, False):
            raise AssertionError(got)
        words.call("RemoveAll")
        words.put("CompareMode", 1)
        if words.get("CompareMode") != 1:
            raise AssertionError(words.get("CompareMode"))
    with apartment(), Automation.create("Scripting.FileSystemObject") as files:
        with files.child("GetFolder", str(Path.home())) as home:
            print("COM object", home.get("Path"))
        try:
            files.child("GetFolder", r"C:\нет такой")
        except OSError as error:
            print("COM fault", error)
        else:
            raise AssertionError("a missing folder was found")


def no_office() -> None:
    """Without Word and LibreOffice the clerk is told so in words."""
    if system.office_program():
        raise AssertionError(system.office_program())
    with tempfile.TemporaryDirectory() as folder:
        letter = Path(folder) / "Письмо.docx"
        letter.write_bytes(b"1")
        try:
            system.to_pdf([letter], Path(folder))
        except UserError as error:
            print("pdf:", error)
        else:
            raise AssertionError("a PDF out of nothing")


def clipboard() -> None:
    """The marks reach the Windows clipboard under the names that Windows listens to."""
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    mime = QMimeData()
    mime.setText("Жуков")
    for name, data in system.clipboard_marks().items():
        mime.setData(name, data)
    application.clipboard().setMimeData(mime)
    user = ctypes.WinDLL("user32")
    for name in ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory",
                 "CanUploadToCloudClipboard"):  # fmt: skip
        if not user.IsClipboardFormatAvailable(user.RegisterClipboardFormatW(name)):
            raise AssertionError(name)
    print("clipboard marks are there")


def libraries() -> None:
    """Nothing that a library needs was left out of the payload."""
    import cryptography.hazmat.primitives.ciphers.aead as ciphers
    import email_validator
    import phonenumbers
    import psycopg

    sealed = ciphers.AESGCM(b"k" * 32).encrypt(b"n" * 12, b"text", None)
    word = import_module("pymorphy3").MorphAnalyzer(lang="ru").parse("комитет")[0].inflect({"gent"})
    kinds, maker = import_module("pytrovich.enums"), import_module("pytrovich.maker")
    name = maker.PetrovichDeclinationMaker().make(
        kinds.NamePart.LASTNAME, kinds.Gender.MALE, kinds.Case.GENITIVE, "Жуков"
    )
    phone = phonenumbers.parse("8 (812) 000-00-01", "RU")
    mail = email_validator.validate_email("kok@example.com", check_deliverability=False)
    moscow = datetime(2026, 7, 1, tzinfo=ZoneInfo("Europe/Moscow")).utcoffset()
    got = (len(sealed), word and word.word, name, phone.national_number, mail.domain, str(moscow))
    if got != (20, "комитета", "Жукова", 8120000001, "example.com", "3:00:00"):
        raise AssertionError(got)
    import_module("pypdfium2").PdfDocument.new().close()
    print("libraries work; libpq", psycopg.pq.version())


def passwords_of_bases() -> None:
    """A password goes into the key store of Windows and out of it again."""
    address = sqlalchemy.make_url("postgresql+psycopg://clerk@server.example/appeals")
    passwords.keep(address, "тайна")
    if passwords.of(address) != "тайна":
        raise AssertionError(passwords.of(address))
    passwords.keep(address, "")
    if passwords.of(address) is not None:
        raise AssertionError("the password is still kept")
    print("key store works")


for call in (
    folders_and_account,
    libraries,
    passwords_of_bases,
    sharing,
    automation,
    no_office,
    clipboard,
):
    call()
print("SYSTEM OK")
