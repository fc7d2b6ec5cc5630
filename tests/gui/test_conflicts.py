"""A conflict in a form: both values beside the field, either taken by one press."""

from dataclasses import replace
from typing import Any

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.officials import Office, Place
from lo_appeals.services.bodies import Edit
from lo_appeals.services.registry_typed import contact
from lo_appeals.ui.registry.forms import BodyForm
from tests.gui.window import Desk


def covering(desk: Desk) -> BodyForm:
    form = desk.window.registry.body_card.covers.currentWidget()
    assert isinstance(form, BodyForm)
    return form


def open_body(desk: Desk) -> int:
    desk.window.deeds.show_registry()
    page = desk.window.registry
    body_id = int(page.list.records.ids[0])
    page.show_body(body_id)
    desk.settle()
    return body_id


def take(form: BodyForm, key: str) -> Any:
    row = form.form._rows[key]
    assert not row.take.isHidden()
    row.take.click()
    return row.field.value()


def test_body_form_shows_both_and_takes_theirs(desk: Desk) -> None:
    body_id = open_body(desk)
    desk.window.registry.changes.edit()
    form = covering(desk)
    seen = desk.office.bodies.get(body_id)
    theirs = Edit("Их краткое", BodyType.OTHER, None, confirmed=seen.confirmed)
    desk.office.bodies.edit(body_id, theirs, seen.version)
    form.form.field("short_name").set_value("Моё краткое")
    form.save.click()
    desk.settle()
    assert form.form.error_of("short_name") == "Стало «Их краткое», у вас «Моё краткое»."
    assert form.form.field("type").value() is BodyType.OTHER  # nothing was entered there
    assert "показано новое" in form.form.error_of("type")
    assert desk.office.who in form.form.says.text()
    assert take(form, "short_name") == "Их краткое"
    form.save.click()
    desk.settle()
    assert not desk.window.registry.body_card.covered
    now = desk.office.bodies.get(body_id)
    assert (now.short_name, now.type) == ("Их краткое", BodyType.OTHER)


def test_person_form_keeps_what_was_entered(desk: Desk) -> None:
    body_id = open_body(desk)
    officials, registry = desk.office.registry.officials, desk.window.registry
    one = contact("Жукова А. А.", "заместитель", "88125395000", "a@example.ru", senior=None)
    officials.appoint(Place(body_id, Office.RESPONSIBLE, 1), one, None)
    registry.open_body(body_id)
    desk.settle()
    [known] = desk.office.registry.card(body_id).appointments
    registry.cards.ask("correct", known)
    form = covering(desk)
    officials.correct(known.id, known.version, replace(one, phone_typed="88125395001"), "звонок")
    form.form.field("phone").set_value("88125395002")
    form.save.click()
    desk.settle()
    assert form.form.error_of("phone") == "Стало «88125395001», у вас «88125395002»."
    form.save.click()
    desk.settle()
    [now] = desk.office.registry.card(body_id).appointments
    assert now.contact.phone_typed == "88125395002"


def test_settings_sheet_stays_with_what_was_entered(desk: Desk) -> None:
    sheet = desk.window.organisation
    desk.window.deeds.show_settings()
    desk.settle()
    now = desk.office.settings.organisation()
    desk.office.settings.save(replace(now, executor_phone="(812) 1"))
    form = next(one for one in sheet.forms.values() if "executor_phone" in one.row_keys)
    form.field("executor_phone").set_value("(812) 2")
    sheet.save.click()
    desk.settle()
    assert desk.window.pages.currentWidget() is sheet
    assert form.error_of("executor_phone") == "Стало «(812) 1», у вас «(812) 2»."
    sheet.save.click()
    desk.settle()
    assert desk.window.pages.currentWidget() is not sheet
    assert desk.office.settings.organisation().executor_phone == "(812) 2"
