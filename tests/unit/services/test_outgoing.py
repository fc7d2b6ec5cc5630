"""The outgoing register: marks in order, a sent letter is fixed, search, files watched."""

from datetime import date
from pathlib import Path

import pytest

from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.store.letters import OutgoingLetter, Wanted
from tests.unit.services.lettering import OCTOBER, ROADS, later, make, region
from tests.unit.services.working import Work

TODAY = date(2026, 11, 23)


def one_letter(work: Work, folder: Path) -> OutgoingLetter:
    region(work)
    make(work, "due-reminder", folder, body_text=ROADS)
    (letter,) = work.office.outgoing.listed()
    return letter


def mark(work: Work, letter: OutgoingLetter, **changed: object) -> OutgoingLetter:
    service = work.office.outgoing
    service.mark(letter.id, letter.version, service.marks(letter, **changed))
    return service.get(letter.id)


def test_letter_is_registered_with_what_it_covers(work: Work, tmp_path: Path) -> None:
    letter = one_letter(work, tmp_path)
    assert letter.kind == "due-reminder"
    assert letter.addressee == "Руководителю Комитета по дорожному хозяйству"
    assert work.office.outgoing.covered(letter.id) == [("102", 1), ("103", 1)]
    assert [one.id for one in work.office.outgoing.covering("103")] == [letter.id]
    assert work.office.outgoing.unchanged(letter)
    assert (letter.printed_on, letter.sent_on, letter.answered_on) == (None, None, None)


def test_sent_letter_takes_a_reply_and_nothing_else(work: Work, tmp_path: Path) -> None:
    letter = mark(work, one_letter(work, tmp_path), dated_on=TODAY, number="5", sent_on=TODAY)
    with pytest.raises(UserError, match="только для чтения"):
        mark(work, letter, number="6")
    with pytest.raises(UserError, match="только для чтения"):
        mark(work, letter, sent_on=None)
    with pytest.raises(UserError, match="не убирают"):
        work.office.outgoing.withdraw(letter.id, "")
    answered = mark(work, letter, answered_on=TODAY, answer="вх. 12")
    assert answered.answer == "вх. 12"


def test_marks_of_two_people_are_told_by_fields(work: Work, tmp_path: Path) -> None:
    letter, service = one_letter(work, tmp_path), work.office.outgoing
    service.mark(letter.id, letter.version, service.marks(letter, number="5", printed_on=TODAY))
    with pytest.raises(Conflict) as told:
        service.mark(letter.id, letter.version, service.marks(letter, number="6"))
    both = {one.key: (one.mine, one.theirs) for one in told.value.clashes}
    assert both == {"number": ("6", "5"), "printed_on": ("", "23.11.2026")}
    assert told.value.who == work.office.who
    taken = service.marks(letter, number="6", printed_on=TODAY)
    service.mark(letter.id, told.value.version, taken)
    assert service.get(letter.id).number == "6"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"sent_on": date(2026, 11, 24)}, "ещё не наступило"),
        ({"printed_on": date(2027, 1, 1)}, "ещё не наступило"),
        ({"sent_on": date(2026, 11, 22)}, "раньше его не отправить"),
        ({"answered_on": TODAY}, "раньше, чем письмо отправлено"),
    ],
)
def test_marks_out_of_order_are_refused(
    changed: dict[str, date], words: str, work: Work, tmp_path: Path
) -> None:
    letter = one_letter(work, tmp_path)
    with pytest.raises(UserError, match=words):
        mark(work, letter, **changed)
    assert work.office.outgoing.get(letter.id) == letter


def test_marks_are_undone_and_a_second_writer_is_told(work: Work, tmp_path: Path) -> None:
    letter = one_letter(work, tmp_path)
    service = work.office.outgoing
    done = service.mark(letter.id, letter.version, service.marks(letter, printed_on=TODAY))
    with pytest.raises(UserError, match="за это время изменилась"):
        service.mark(letter.id, letter.version, service.marks(letter, number="9"))
    done.undo()
    assert service.get(letter.id).printed_on is None


def test_register_is_searched_by_number_addressee_and_entry(work: Work, tmp_path: Path) -> None:
    letter = mark(work, one_letter(work, tmp_path), number="01-77/26")
    make(work, "due-reminder", tmp_path)

    def found(text: str, **more: object) -> list[int]:
        return [one.id for one in work.office.outgoing.listed(Wanted(find=text, **more))]

    assert found("01-77") == [letter.id]
    assert found("ДОРОЖНОМУ") == [letter.id]
    assert found("103") == [letter.id]
    assert found("", kind="notice") == []
    assert len(found("")) == 3
    mark(work, letter, sent_on=TODAY)
    assert letter.id not in found("", unsent=True)
    assert found("", unanswered=True) == [letter.id]


def test_withdrawn_letter_lets_the_step_be_made_again(work: Work, tmp_path: Path) -> None:
    letter = one_letter(work, tmp_path)
    work.office.outgoing.withdraw(letter.id, "ошибка в шаблоне")
    assert work.office.outgoing.listed() == []
    assert Path(letter.file).exists()
    assert len(make(work, "due-reminder", tmp_path, body_text=ROADS).made) == 1
    (line,) = [x for x in work.office.journal.entries() if x.action == "письмо отозвано"]
    assert line.reason == "ошибка в шаблоне"


def test_changed_or_lost_file_is_seen(work: Work, tmp_path: Path) -> None:
    letter = one_letter(work, tmp_path)
    Path(letter.file).write_bytes(b"else")
    assert not work.office.outgoing.unchanged(letter)
    Path(letter.file).unlink()
    assert not work.office.outgoing.unchanged(letter)


def test_month_goes_from_import_to_sent(work: Work, tmp_path: Path) -> None:
    months = work.office.months
    assert [done for _name, done, _words in months.standing(OCTOBER).steps] == [False] * 4
    region(work)
    standing = months.standing(OCTOBER)
    assert [done for _name, done, _words in standing.steps] == [True, False, False, False]
    assert standing.due == date(2026, 11, 9)  # the fifth working day; 4 November is a holiday
    assert standing.late_days == 14
    work.office.causes.check(OCTOBER)
    work.office.reports.make(OCTOBER, tmp_path, issue=True)
    standing = months.standing(OCTOBER)
    assert [done for _name, done, _words in standing.steps] == [True, True, True, False]
    later(work, 1)
    mark(work, standing.letter, sent_on=work.now.date())
    assert all(done for _name, done, _words in months.standing(OCTOBER).steps)
    assert months.standing(OCTOBER).late_days == 15
    work.office.reports.make(OCTOBER, tmp_path, issue=True)
    assert not months.standing(OCTOBER).sent  # a new edition is not sent yet
