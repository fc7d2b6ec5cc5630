"""What only the operating system can do: one interface, a way for Windows and a way for Linux.

Opening, printing and showing files, PDF by the office program of the machine, the account and the
user's folders, the kind of a drive, the marks that keep personal data out of a clipboard's history,
who holds a file. (Locks and limits of a process stand where they are used, each in one module:
`store/lock.py`, `exchange/limits.py`.)
"""

import sys

if sys.platform == "win32":
    from lo_appeals.system.windows import (
        account,
        clipboard_marks,
        documents_folder,
        drive_kind,
        holders_of,
        is_sharing_error,
        local_data_folder,
        office_program,
        open_file,
        print_file,
        show_in_folder,
        tell,
        to_pdf,
    )
else:
    from lo_appeals.system.linux import (
        account,
        clipboard_marks,
        documents_folder,
        drive_kind,
        holders_of,
        is_sharing_error,
        local_data_folder,
        office_program,
        open_file,
        print_file,
        show_in_folder,
        tell,
        to_pdf,
    )

__all__ = [
    "account",
    "clipboard_marks",
    "documents_folder",
    "drive_kind",
    "holders_of",
    "is_sharing_error",
    "local_data_folder",
    "office_program",
    "open_file",
    "print_file",
    "show_in_folder",
    "tell",
    "to_pdf",
]
