"""Places where a base is in danger are named."""

from pathlib import Path

import pytest

from lo_appeals.store import places


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
