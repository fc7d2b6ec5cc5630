import json
from datetime import date

import pytest

from lo_appeals.domain.appeals import Watch
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.organisation import (
    Organisation,
    RegisteredBy,
    settings,
    to_json,
    with_json,
)


def test_settings_survive_json_both_ways() -> None:
    changed = with_json(
        Organisation(),
        {
            "order_number": " 12 ",
            "order_date": "2021-11-15",
            "registered_by": "received",
            "minimum_entries": 10,
            "ready_form": True,
        },
    )
    assert changed.order_number == "12"
    assert changed.order_date == date(2021, 11, 15)
    assert changed.registered_by is RegisteredBy.RECEIVED
    assert with_json(Organisation(), json.loads(json.dumps(to_json(changed)))) == changed


def test_every_setting_has_title_explanation_and_group() -> None:
    found = settings()
    assert [one.key for one in found] == list(to_json(Organisation()))
    assert all(one.title and one.about and one.group for one in found)


def test_defaults_name_no_person() -> None:
    fresh = Organisation()
    names = [one.key for one in settings() if one.key.endswith(("_name", "_short", "_salutation"))]
    assert len(names) == 7
    assert all(getattr(fresh, key) == "" for key in names)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"нет_такой": 1}, "Настройки «нет_такой» нет"),
        ({"order_date": "15.11.2021"}, "Дата приказа"),
        ({"minimum_entries": "5"}, "Малое число обращений"),
        ({"minimum_entries": True}, "Малое число обращений"),
        ({"minimum_entries": 0}, "Малое число обращений"),
        ({"watch_share": 101}, "Скоро срок"),
        ({"ready_form": "да"}, "Печатать на готовом бланке"),
        ({"registered_by": "вчера"}, "Регистрацией считается"),
        ({"order_number": 5}, "Номер приказа"),
        ({"qr_text": "я" * 201}, "QR-код"),
    ],
)
def test_unfit_value_is_refused_by_name(values: dict[str, object], expected: str) -> None:
    with pytest.raises(UserError, match=expected):
        with_json(Organisation(), values)


def test_empty_date_is_no_date() -> None:
    assert with_json(Organisation(), {"order_date": None}).order_date is None


def test_missing_lists_titles_of_the_empty_ones_in_order() -> None:
    office = Organisation(order_number="1")
    assert office.missing(("order_number", "order_date", "signer_name")) == (
        "Дата приказа",
        "Подписант",
    )


def test_watch_is_made_of_its_settings() -> None:
    assert Organisation(watch_share=70, watch_days=3, very_late_days=20).watch == Watch(70, 3, 20)
