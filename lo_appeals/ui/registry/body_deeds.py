"""What is done from a body's card: each opens its form, each form writes through the service."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from lo_appeals.domain.officials import Appointment
from lo_appeals.domain.registry import (
    ChangeNotice,
    Consultation,
    Details,
    FirstList,
    GivenBy,
    OwnAct,
)
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.registry_card import BodyCard
from lo_appeals.services.registry_cases import Case, cases_of, cases_of_body, told
from lo_appeals.services.registry_seats import Told
from lo_appeals.ui.look import Look
from lo_appeals.ui.registry import duty_forms
from lo_appeals.ui.registry import official_forms as forms
from lo_appeals.ui.registry.forms import BodyForm

Values = dict[str, Any]
Cover = Callable[[BodyForm, Callable[[Any, Values], None], Any], None]
Write = Callable[[Callable[[], Changes]], None]


class BodyDeeds:
    """Opens forms over the card with `cover`, and writes with `write`.

    Each form is about a record: what writes it is given the record as far as it has been seen.
    """

    def __init__(self, look: Look, office: Office, cover: Cover, write: Write) -> None:
        self._look, self._registry, self._office = look, office.registry, office
        self._cover, self._write = cover, write

    def today(self) -> date:
        """Return the day by the one clock."""
        return self._office.clock().date()

    def do(self, key: str, card: BodyCard, about: Any) -> None:
        """Do what the card asked for; `about` is the appointment, notice … it is about."""
        getattr(self, key)(card, about)

    def appoint(self, card: BodyCard, _about: object) -> None:
        """Seat somebody."""
        form = forms.appoint(self._look, card, self.today)
        self._cover(form, self._appointed, card)

    def successor(self, card: BodyCard, one: Appointment) -> None:
        """Seat somebody instead of a person."""
        form = forms.appoint(self._look, card, self.today, one.place)
        self._cover(form, self._appointed, card)

    def _appointed(self, card: BodyCard, values: Values) -> None:
        place, first = values["place"], values["first"]
        before = any(one.place == place for one in card.appointments)
        told = _told(values, always=before)
        who = forms.contact_of(values)
        self._write(partial(self._registry.officials.appoint, place, who, first, None, told))

    def change(self, card: BodyCard, one: Appointment) -> None:
        """Write new particulars from a day on."""
        form = forms.change(self._look, card, one, self.today)
        self._cover(form, self._changed, one)

    def _changed(self, one: Appointment, values: Values) -> None:
        who, on = forms.contact_of(values), values["on"]
        told = _told(values, always=True)
        self._write(partial(self._registry.officials.change, one.id, one.version, who, on, told))

    def correct(self, _card: BodyCard, one: Appointment) -> None:
        """Mend a slip."""
        form = forms.correct(self._look, one, self.today)
        self._cover(form, self._corrected, one)

    def _corrected(self, one: Appointment, values: Values) -> None:
        dates = values["first"], values["last"]
        who = forms.contact_of(values)
        correct = self._registry.officials.correct
        self._write(partial(correct, one.id, one.version, who, values["reason"], dates))

    def absent(self, card: BodyCard, one: Appointment) -> None:
        """Write days away."""
        form = forms.absent(self._look, card, one, self.today)
        self._cover(form, self._gone, one)

    def _gone(self, one: Appointment, values: Values) -> None:
        self._write(partial(self._registry.absences.record, one.id, **values))

    def remove_absence(self, card: BodyCard, leave_id: int) -> None:
        """Take out days away."""
        known = next((one for one in card.absences if one.id == leave_id), None)
        if known is not None:
            remove = self._registry.absences.remove
            self._write(partial(remove, known.id, known.version))

    def end(self, card: BodyCard, one: Appointment) -> None:
        """Write the last day."""
        form = forms.end(self._look, card, one, self.today)
        self._cover(form, self._ended, one)

    def _ended(self, one: Appointment, values: Values) -> None:
        told = _told(values, always=True)
        last, reason = values["last"], values["reason"]
        self._write(partial(self._registry.officials.end, one.id, one.version, last, reason, told))

    def remove(self, _card: BodyCard, one: Appointment) -> None:
        """Take a record out."""
        self._cover(forms.remove(self._look, one), self._removed, one)

    def _removed(self, one: Appointment, values: Values) -> None:
        remove = self._registry.officials.remove
        self._write(partial(remove, one.id, one.version, values["reason"]))

    def cases(self, _card: BodyCard, one: Appointment) -> None:
        """Look at the forms of a name that letters use."""
        known = cases_of(one)
        form = forms.cases(self._look, one.contact.name, known)
        self._cover(form, partial(self._cased, known), one)

    def _cased(self, known: tuple[Case, ...], one: Appointment, values: Values) -> None:
        confirmed = values.pop("confirmed")
        kept = told(known, values, confirmed=confirmed)
        self._write(partial(self._registry.officials.set_forms, one.id, one.version, kept))

    def body_cases(self, card: BodyCard, _about: object) -> None:
        """Look at the forms of the body's name that letters use."""
        known = cases_of_body(card.body, card.details)
        form = forms.cases(self._look, card.body.name, known)
        self._cover(form, partial(self._body_cased, card.body.id, known), card.details)

    def _body_cased(
        self, body_id: int, known: tuple[Case, ...], one: Details, values: Values
    ) -> None:
        confirmed = values.pop("confirmed")
        kept = told(known, values, confirmed=confirmed)
        self._write(partial(self._registry.notes.set_forms, body_id, one.version, kept))

    def first_list(self, card: BodyCard, _about: object) -> None:
        """Write when the first list came (п. 4)."""
        form = duty_forms.first_list(self._look, card, self.today)
        nothing = FirstList(card.body.id, self.today(), "", "", 0)
        self._cover(form, self._list_came, card.first_list or nothing)

    def forget_list(self, card: BodyCard, _about: object) -> None:
        """Take out the receipt of the first list, written by mistake."""
        self._write(partial(self._registry.clocks.forget_list, card.body.id))

    def _list_came(self, one: FirstList, values: Values) -> None:
        self._write(partial(self._registry.clocks.receive_list, replace(one, **values)))

    def notice(self, card: BodyCard, _about: object) -> None:
        """Write a notice (п. 5)."""
        nothing = ChangeNotice(0, card.body.id, None, "", self.today(), None, "", "", 0)
        self._cover(duty_forms.notice(self._look, card, self.today), self._noticed, nothing)

    def correct_notice(self, card: BodyCard, one: ChangeNotice) -> None:
        """Correct a notice."""
        self._cover(duty_forms.notice(self._look, card, self.today, one), self._noticed, one)

    def remove_notice(self, _card: BodyCard, one: ChangeNotice) -> None:
        """Take out a notice written by mistake."""
        self._write(partial(self._registry.clocks.remove, one.id, one.version))

    def tell(self, _card: BodyCard, one: ChangeNotice) -> None:
        """Write that the committee is told today of a change."""
        form = duty_forms.told(self._look, one, self.today)
        self._cover(form, self._noticed, one)

    def _noticed(self, one: ChangeNotice, values: Values) -> None:
        self._write(partial(self._registry.clocks.record, replace(one, **values)))

    def own_act(self, card: BodyCard, _about: object) -> None:
        """Write what is known of the body's own act."""
        form = duty_forms.own_act(self._look, card, self.today)
        self._cover(form, self._act_known, card.act or OwnAct(card.body.id))

    def _act_known(self, one: OwnAct, values: Values) -> None:
        self._write(partial(self._registry.notes.set_act, replace(one, **values)))

    def consultation(self, card: BodyCard, _about: object) -> None:
        """Write help that was given."""
        nothing = Consultation(0, card.body.id, self.today(), GivenBy.COMMITTEE, "", "", 0)
        self._cover(duty_forms.consultation(self._look, self.today), self._consulted, nothing)

    def correct_consultation(self, _card: BodyCard, one: Consultation) -> None:
        """Correct what was written of help."""
        self._cover(duty_forms.consultation(self._look, self.today, one), self._consulted, one)

    def remove_consultation(self, _card: BodyCard, one: Consultation) -> None:
        """Take out what was written of help by mistake."""
        self._write(partial(self._registry.notes.remove_consultation, one))

    def _consulted(self, one: Consultation, values: Values) -> None:
        self._write(partial(self._registry.notes.consulted, replace(one, **values)))

    def details(self, card: BodyCard, _about: object) -> None:
        """Write the body's address, phone and e-mail."""
        form = duty_forms.details(self._look, card)
        self._cover(form, partial(self._detailed, card.body.id), card.details)

    def _detailed(self, body_id: int, one: Details, values: Values) -> None:
        edit = self._registry.notes.edit_details
        self._write(partial(edit, body_id, one.version, **values))

    def checked(self, card: BodyCard, _about: object) -> None:
        """Write that the body confirmed its data today."""
        confirm = self._registry.notes.confirm
        self._write(partial(confirm, card.body.id, card.details.version, self.today()))


def _told(values: Values, *, always: bool) -> Told | None:
    """Return the notice of п. 5 that a form tells; of a first seat only where it is dated."""
    if "told_on" not in values or not (always or values["told_on"]):
        return None
    return Told(values["told_on"], values["incoming"])
