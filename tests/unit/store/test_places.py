"""Places where a base is in danger are named."""

from pathlib import Path, PurePosixPath

import pytest

from lo_appeals.store import places

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/share /mnt/share nfs4 rw 0 0
//server/x /mnt/samba cifs rw 0 0
/dev/sdb1 /media/clerk/USB\\040STICK vfat rw 0 0
tmpfs /run tmpfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("/home/x/OneDrive/data", "OneDrive"),
        ("/home/x/OneDrive - Комитет/data", "OneDrive"),
        ("/home/x/YandexDisk/data", "Яндекс"),
        ("/home/x/Dropbox/data", "Dropbox"),
        ("//server/share/data", "сетевом"),
        ("/home/x/data", ""),
    ],
)
def test_place_is_told(folder: str, words: str):
    found = places.warning(Path(folder), {})
    assert words in found
    assert bool(found) == bool(words)


def test_renamed_onedrive_is_known_by_the_system():
    assert "OneDrive" in places.warning(Path("/c/Облако/data"), {"OneDrive": "/c/Облако"})
    assert places.warning(Path("/c/Облако2/data"), {"OneDrive": "/c/Облако"}) == ""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/x", 0),
        ("/mnt/share/data", places.NETWORK_KIND),
        ("/mnt/samba", places.NETWORK_KIND),
        ("/mnt/shared", 0),
        ("/media/clerk/USB STICK/data", places.REMOVABLE_KIND),
    ],
)
def test_kind_of_a_disk_is_that_of_the_nearest_mount(folder: str, kind: int):
    assert places.mounted_kind(PurePosixPath(folder), MOUNTS) == kind
