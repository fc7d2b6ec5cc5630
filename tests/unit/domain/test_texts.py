"""Values of the journal as people write them."""

import pytest

from lo_appeals.domain import texts


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("2026-11-15", "15.11.2026"),
        ("2026-11-15T09:40:00", "15.11.2026 09:40"),
        ("2026-02-31", "2026-02-31"),  # no such day: as it was typed
        ("2026-11-15 и позже", "2026-11-15 и позже"),
        ("true", "да"),
        ("false", "нет"),
        ("", "—"),
        (None, "—"),
        ("[]", "—"),
        ("12", "12"),
    ],
)
def test_kept_value_is_shown_as_people_write_it(kept: str | None, shown: str) -> None:
    assert texts.kept(kept) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Озеров Вадим Кириллович", "В.К. Озеров"), ("Озеров Вадим", "В. Озеров"), ("Озеров", ""),
     (" ", "")],
)  # fmt: skip
def test_initials_stand_before_the_surname(name: str, shown: str) -> None:
    assert texts.initials_before(name) == shown
