"""What only the operating system can do: one interface, a way for Windows and a way for Linux.

Opening, printing and showing files, PDF by the office program of the machine, the user's
folders, the marks that keep personal data out of a clipboard's history, who holds a file.
"""

import sys

if sys.platform == "win32":
    from lo_appeals.system.windows import (
        clipboard_marks,
        documents_folder,
        holders_of,
        is_sharing_error,
        local_data_folder,
        open_file,
        print_file,
        show_in_folder,
        tell,
        to_pdf,
    )
else:
    from lo_appeals.system.linux import (
        clipboard_marks,
        documents_folder,
        holders_of,
        is_sharing_error,
        local_data_folder,
        open_file,
        print_file,
        show_in_folder,
        tell,
        to_pdf,
    )

__all__ = [
    "clipboard_marks",
    "documents_folder",
    "holders_of",
    "is_sharing_error",
    "local_data_folder",
    "open_file",
    "print_file",
    "show_in_folder",
    "tell",
    "to_pdf",
]
