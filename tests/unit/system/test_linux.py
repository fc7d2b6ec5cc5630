import threading
from pathlib import Path

import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.system import linux
from lo_appeals.system.faults import DriveKind

DOCUMENT = "Письмо № 1.docx"
MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/share /mnt/share nfs4 rw 0 0
//server/x /mnt/samba cifs rw 0 0
/dev/sdb1 /media/clerk/USB\\040STICK vfat rw 0 0
tmpfs /run tmpfs rw 0 0
broken
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / DOCUMENT
    file.write_bytes(b"letter")
    return file


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, does: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{does}\n")
    file.chmod(0o755)


@pytest.mark.parametrize(
    ("name", "call"),
    [("xdg-open", linux.open_file), ("lp", linux.print_file)],
)
def test_the_systems_program_gets_the_file(programs, letter, tmp_path, name, call):
    program(programs, name, f"echo \"$1\" > '{tmp_path}/heard'")
    call(letter)
    assert (tmp_path / "heard").read_text().strip() == str(letter)


def test_showing_a_file_opens_its_folder(programs, letter, tmp_path):
    program(programs, "xdg-open", f"echo \"$1\" > '{tmp_path}/heard'")
    linux.show_in_folder(letter)
    assert (tmp_path / "heard").read_text().strip() == str(tmp_path)


@pytest.mark.parametrize("call", [linux.open_file, linux.print_file, linux.show_in_folder])
def test_a_machine_without_the_program_says_so_and_where_the_file_is(programs, letter, call):
    with pytest.raises(UserError, match="нет программы") as caught:
        call(letter)
    assert str(letter.parent) in caught.value.advice


def test_a_program_that_refuses_is_a_fault_in_words(programs, letter):
    program(programs, "xdg-open", "exit 3")
    with pytest.raises(UserError, match=r"Не удалось открыть «Письмо № 1\.docx»"):
        linux.open_file(letter)


@pytest.mark.parametrize("call", [linux.open_file, linux.print_file, linux.show_in_folder])
def test_a_missing_file_is_named(tmp_path, call):
    with pytest.raises(UserError, match=r"«нет\.docx» не найден"):
        call(tmp_path / "нет.docx")


def test_pdfs_come_in_the_order_of_the_letters_from_one_call(programs, tmp_path):
    sources = [tmp_path / f"{name}.docx" for name in ("Второе", "Первое")]
    copied = 'for last in "$@"; do :; done'
    program(
        programs, "soffice",
        f"""echo call >> '{tmp_path}/calls'; {copied}
        while [ "$1" != --outdir ]; do shift; done; out=$2; shift 2
        for one in "$@"; do b=${{one##*/}}; echo pdf > "$out/${{b%.docx}}.pdf"; done""",
    )  # fmt: skip
    made = linux.to_pdf(sources, tmp_path / "PDF")
    assert [path.name for path in made] == ["Второе.pdf", "Первое.pdf"]
    assert all(path.read_bytes() for path in made)
    assert (tmp_path / "calls").read_text().count("call") == 1


@pytest.mark.parametrize("does", ["exit 0", "exit 1"])
def test_a_pdf_that_was_not_written_is_a_fault_in_words(programs, letter, tmp_path, does):
    program(programs, "soffice", does)
    with pytest.raises(UserError, match=r"PDF из «Письмо № 1\.docx» не сделан"):
        linux.to_pdf([letter], tmp_path / "PDF")


def test_without_an_office_program_the_letter_is_said_to_be_ready(programs, letter, tmp_path):
    with pytest.raises(UserError, match="нет ни Microsoft Word, ни LibreOffice"):
        linux.to_pdf([letter], tmp_path)


def test_no_letters_need_no_office_program(programs, tmp_path):
    assert linux.to_pdf([], tmp_path) == []


def test_the_folders_of_the_user_are_whole_paths(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert linux.local_data_folder() == tmp_path / "data"
    assert linux.documents_folder().is_absolute()


def test_nobody_shuts_a_file_on_linux(letter):
    assert linux.holders_of(letter) == ()
    assert not linux.is_sharing_error(PermissionError(13, "нет права"))


def test_the_clipboard_is_marked_as_secret():
    assert linux.clipboard_marks() == {"x-kde-passwordManagerHint": b"secret"}


def test_a_fault_is_told_as_one_line(capsys):
    linux.tell("База занята. Закройте программу.")
    assert capsys.readouterr().err == "База занята. Закройте программу.\n"


def test_without_streams_a_fault_does_no_harm(monkeypatch):
    monkeypatch.setattr("sys.stderr", None)
    linux.tell("База занята.")


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/x", DriveKind.ORDINARY),
        ("/mnt/share/data", DriveKind.NETWORK),
        ("/mnt/samba", DriveKind.NETWORK),
        ("/mnt/shared", DriveKind.ORDINARY),
        ("/media/clerk/USB STICK/data", DriveKind.REMOVABLE),
    ],
)
def test_kind_of_a_disk_is_that_of_the_nearest_mount(tmp_path, monkeypatch, folder, kind):
    monkeypatch.setattr(linux, "MOUNTS", tmp_path / "mounts")
    assert linux.drive_kind(Path(folder)) is DriveKind.ORDINARY
    linux.MOUNTS.write_text(MOUNTS)
    assert linux.drive_kind(Path(folder)) is kind


def test_a_viewer_that_stays_is_left_open(programs, letter, tmp_path, monkeypatch):
    monkeypatch.setattr(linux, "HANDED_OVER_S", 0.05)
    program(programs, "xdg-open", f"/bin/sleep 0.5; echo \"$1\" > '{tmp_path}/heard'")
    linux.open_file(letter)
    assert not (tmp_path / "heard").exists()
    for waiting in threading.enumerate():
        if waiting is not threading.main_thread() and waiting.daemon:
            waiting.join(20)
    assert (tmp_path / "heard").read_text().strip() == str(letter)


def test_without_a_folder_of_documents_the_home_folder_serves(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    assert linux.documents_folder() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert linux.documents_folder() == tmp_path / "Documents"


def test_an_account_without_a_name_is_said_to_be_unknown(monkeypatch):
    monkeypatch.setattr(linux.getpass, "getuser", lambda: {}["USER"])
    assert linux.account() == "неизвестно"
