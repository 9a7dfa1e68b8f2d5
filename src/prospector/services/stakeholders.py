"""Acts on the map of a company (``H10``): who plays which part, what is missing on it, who knows somebody there."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from prospector.domain.card import COMPANY, KINDS, PERSON, Card
from prospector.domain.errors import ConflictError, NotFoundError, RefusedError, UsageError
from prospector.domain.stakeholder import DECIDER, PARTS, Stakeholder
from prospector.domain.text import N_, Text, text
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID, Row
from prospector.services.texts import checked_line
from prospector.services.views import View


def note_part(
    desk: Desk,
    company_reference: str,
    person_reference: str,
    part: str,
    *,
    why: str = "",
    common_ground: str = "",
    known_by: str = "",
) -> tuple[Stakeholder, bool]:
    """Record a person's part in a company; return it, and whether the person had to be tied to the company first.

    A decider is marked as one who decides on the tie as well. ConflictError when the person has that part already.
    """
    desk.begin()
    company, person = find_card(desk, company_reference), find_card(desk, person_reference)
    if company.kind != COMPANY or person.kind != PERSON:
        raise RefusedError(
            N_("Only a person can have a part in a company; {person} is a {person_kind}, {company} a {company_kind}."),
            hint=N_("Name the company first, then the person."),
            person=person.name, person_kind=Text(KINDS[person.kind]),
            company=company.name, company_kind=Text(KINDS[company.kind]),
        )  # fmt: skip
    wanted = Stakeholder(
        0,
        str(uuid4()),
        company.id,
        person.id,
        _checked_part(part),
        desk.clock.today(),
        checked_line(why, text(N_("reason"))),
        checked_line(common_ground, text(N_("common ground"))),
        _knower(desk, known_by, company.id, person.id),
    )
    _refuse_twice(desk, wanted, person.name)
    tied = not any(role["company_id"] == company.id for role in desk.store.cards.roles(person.id))
    if tied:
        desk.store.cards.tie(person.id, company.id, "", decides=wanted.part == DECIDER)
    else:
        _keep_tie(desk, wanted)
    return desk.store.stakeholders.add(wanted), tied


def _checked_part(part: str) -> str:
    if part not in PARTS:
        raise UsageError(
            N_("“{typed}” is not a part in a decision."), hint=N_("Choose one of: {known}."), typed=part,
            known=", ".join(PARTS),
        )  # fmt: skip
    return part


def _knower(desk: Desk, reference: str, company_id: int, person_id: int) -> int | None:
    """The card through whom somebody can be reached, or None when none is named."""
    if not reference.strip():
        return None
    found: Card = find_card(desk, reference)
    if found.id in (company_id, person_id):
        raise RefusedError(
            N_("{name} cannot be the one who knows them: that must be somebody else."),
            hint=N_("Name another customer, a friend or a colleague."),
            name=found.name,
        )
    return found.id


def _refuse_twice(desk: Desk, wanted: Stakeholder, name: str) -> None:
    for one in desk.store.stakeholders.of_cards([wanted.card_id]):
        if (one.person_id, one.part) == (wanted.person_id, wanted.part) and one.id != wanted.id:
            raise ConflictError(
                N_("{name} is noted as {part} already, under the number {id}."),
                hint=N_("Change it with prospector stakeholder correct {id}."),
                name=name, part=Text(PARTS[wanted.part]), id=one.id,
            )  # fmt: skip


def _keep_tie(desk: Desk, wanted: Stakeholder) -> None:
    """Mark on the tie that a decider decides; other parts leave it as it is."""
    if wanted.part == DECIDER:
        _mark_tie(desk, wanted, decides=True)


def _mark_tie(desk: Desk, of: Stakeholder, *, decides: bool) -> None:
    for role in desk.store.cards.roles(of.person_id):
        if role["company_id"] == of.card_id and bool(role["decides"]) != decides:
            desk.store.cards.tie(of.person_id, of.card_id, role["role"], decides)


def get_part(desk: Desk, part_id: int) -> Stakeholder:
    """Return a part; NotFoundError when there is none of that id."""
    found = desk.store.stakeholders.get(part_id) if part_id <= LARGEST_ID else None
    if found is None:
        raise NotFoundError(
            N_("There is no part {id} in a company."),
            hint=N_("prospector stakeholder list shows them with their ids."),
            id=part_id,
        )
    return found


def correct_part(desk: Desk, part_id: int, changes: Mapping[str, str | None]) -> Stakeholder:
    """Correct ``part``, ``why``, ``common_ground`` or ``known_by`` (a card); None leaves one, an empty text clears it.

    Who is no decider any more is no longer marked as one on the tie.
    """
    desk.begin()
    found = get_part(desk, part_id)
    new: dict[str, Any] = {}
    if changes.get("part") is not None:
        new["part"] = _checked_part(changes["part"] or "")
    for name, what in (("why", N_("reason")), ("common_ground", N_("common ground"))):
        if changes.get(name) is not None:
            new[name] = checked_line(changes[name] or "", text(what))
    if changes.get("known_by") is not None:
        new["known_by_id"] = _knower(desk, changes["known_by"] or "", found.card_id, found.person_id)
    corrected = found._replace(**new)
    if corrected.part != found.part:
        (person,) = desk.store.cards.many([found.person_id])
        _refuse_twice(desk, corrected, person.name)
        if DECIDER in (found.part, corrected.part):
            _mark_tie(desk, found, decides=corrected.part == DECIDER)
    desk.store.stakeholders.save(corrected)
    return corrected


def take_back_part(desk: Desk, part_id: int) -> Stakeholder:
    """Take a part back, as if it had never been noted; the person stays tied to the company."""
    desk.begin()
    found = get_part(desk, part_id)
    desk.store.stakeholders.remove(found)
    if found.part == DECIDER:
        _mark_tie(desk, found, decides=False)
    return found


def part_view(part: Stakeholder, company: str, person: str, known_by: str) -> View:
    """Return a part as a view: ``name`` is the company's, ``person`` who plays it."""
    return {
        "id": part.id,
        "uid": part.uid,
        "card_id": part.card_id,
        "name": company,
        "person_id": part.person_id,
        "person": person,
        "part": part.part,
        "why": part.why,
        "common_ground": part.common_ground,
        "known_by_id": part.known_by_id,
        "known_by": known_by or None,
        "noted_on": part.noted_on.isoformat(),
    }


def named_view(desk: Desk, part: Stakeholder) -> View:
    """Return a part as a view with the names of its cards."""
    ids = [card_id for card_id in (part.card_id, part.person_id, part.known_by_id) if card_id is not None]
    names = {card.id: card.name for card in desk.store.cards.many(ids)}
    return part_view(part, names[part.card_id], names[part.person_id], names.get(part.known_by_id or 0, ""))


def row_view(row: Row) -> View:
    """Return a part as a view, from a row of a list."""
    part = Stakeholder(**{name: row[name] for name in Stakeholder._fields})
    return part_view(part, row["company_name"], row["person_name"], row["known_by_name"])


def _place(view: View) -> tuple[object, ...]:
    return (view["card_id"], list(PARTS).index(view["part"]), view["id"])


def list_parts(desk: Desk, *, reference: str = "", part: str = "") -> list[View]:
    """Return the parts in all companies, in one, or those of one person; ``part`` keeps only one kind."""
    if part:
        _checked_part(part)
    if reference:
        rows = desk.store.stakeholders.with_card(find_card(desk, reference).id)
    else:
        rows = desk.store.stakeholders.listed()
    return sorted((row_view(row) for row in rows if part in ("", row["part"])), key=_place)


def on_card(desk: Desk, card_id: int) -> list[View]:
    """Return the parts in a company, or those of a person, for the page of the card."""
    return sorted((row_view(row) for row in desk.store.stakeholders.with_card(card_id)), key=_place)
