"""What the words of a status say (domain.md §1.3)."""

import pytest

from lo_appeals.domain.appeals import is_postponed


@pytest.mark.parametrize(
    "status",
    [
        "Перенос срока обработки утвержден",
        "Перенос срока обработки утверждён. Отправлен ответ Заявителю",
        "ПЕРЕНОС СРОКА: УТВЕРЖДЕНО",
        "Перенос срока обработки утвержден. Ответ не отправлен",
    ],
)
def test_approved_postponement_is_one(status: str) -> None:
    assert is_postponed(status)


@pytest.mark.parametrize(
    "status",
    [
        "",
        "Перенос срока обработки",
        "Перенос срока обработки не утвержден",
        "Перенос срока обработки не был утверждён",
        "Перенос срока обработки не утвержден. Отправлен ответ Заявителю",
        "Перенос срока обработки на утверждении",
        "Перенос срока обработки отправлен на утверждение",
        "Перенос срока обработки отклонен",
        "Перенос срока обработки, утвержденный ранее, отменен",
        "Перенос срока обработки утвержден. Отменено модератором",
        "Ответ утвержден",
    ],
)
def test_postponement_that_nobody_approved_is_none(status: str) -> None:
    assert not is_postponed(status)
