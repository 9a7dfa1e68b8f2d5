"""Asking the user's own programs before something is made lasting (docs/hooks.md): they may veto or edit.

Every function runs within the command's transaction: a veto is an error, so that nothing of the command stays.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from prospector.domain.errors import RefusedError
from prospector.domain.text import N_

if TYPE_CHECKING:
    from prospector.domain.call import Call
    from prospector.services.calls import Logged
    from prospector.services.ports import Desk

View = dict[str, Any]

ON_ADD, ON_CHANGE, ON_LOG, ON_TODAY = "on-add", "on-change", "on-log", "on-today"
# What of a card and of a contact a hook may say otherwise; the rest of what it prints is not read.
_OF_CARD = ("name", "address", "postcode", "city", "region", "country", "circle", "method", "source_note")
_OF_CALL = ("via", "outcome", "need", "attitude", "visit_chance", "note", "duration_s")


def card_added(desk: "Desk", card_id: int) -> None:
    """Ask ``on-add`` about a card that was just added, and take over what it changed."""
    if desk.hooks.wanted(ON_ADD):
        view = _card(desk, card_id)
        _take_card(desk, view, desk.hooks.ask(ON_ADD, {"card": view}), ON_ADD)


@contextmanager
def changes(desk: "Desk", *references: str) -> Iterator[None]:
    """Ask ``on-change`` about each of these cards that was changed meanwhile, and take over what it changed."""
    if not desk.hooks.wanted(ON_CHANGE):
        yield
        return
    from prospector.services.references import find_card

    desk.begin()
    known = [_card(desk, find_card(desk, reference).id) for reference in references]
    yield
    for before in known:
        view = _card(desk, before["id"])
        if {**view, "updated_at": None} != {**before, "updated_at": None}:
            _take_card(desk, view, desk.hooks.ask(ON_CHANGE, {"card": view, "before": before}), ON_CHANGE)


def card_updated(desk: "Desk", card_id: int) -> None:
    """Ask ``on-change`` about a card that an import completed; how it was before is not told."""
    if desk.hooks.wanted(ON_CHANGE):
        view = _card(desk, card_id)
        _take_card(desk, view, desk.hooks.ask(ON_CHANGE, {"card": view, "before": None}), ON_CHANGE)


def contact_logged(desk: "Desk", logged: "Logged") -> "Logged":
    """Ask ``on-log`` about a contact that was just logged; return it with what the hook changed of it."""
    if not desk.hooks.wanted(ON_LOG):
        return logged
    view = logged.view()
    call = _asked_of_contact(desk, logged.call, view, {"contact": view, "card": _card(desk, view["card_id"])})
    return logged if call is logged.call else logged._replace(call=call, deal=desk.store.deals.of_call(call.id))


def contact_corrected(desk: "Desk", call: "Call", before: View) -> "Call":
    """Ask ``on-log`` about a contact that was corrected, telling how it was ``before``; return it as it then is."""
    if not desk.hooks.wanted(ON_LOG):
        return call
    from prospector.services.calls import named_view

    view = named_view(desk, call)
    about = {"contact": view, "card": _card(desk, call.card_id), "before": before}
    return _asked_of_contact(desk, call, view, about)


def _asked_of_contact(desk: "Desk", call: "Call", view: View, about: View) -> "Call":
    answer = desk.hooks.ask(ON_LOG, about)
    if answer is None:
        return call
    said = _object(answer, "contact", ON_LOG)
    changed = {name: said[name] for name in _OF_CALL if name in said and said[name] != view[name]}
    if not changed:
        return call
    from prospector.services.calls import correct_call

    texts: dict[str, object] = {
        name: "" if value is None else value for name, value in changed.items() if name != "duration_s"
    }
    for name, value in texts.items():
        _expect(isinstance(value, str), ON_LOG, name)
    if (seconds := changed.get("duration_s")) is not None:
        _expect(isinstance(seconds, int) and 0 <= seconds <= 86_400, ON_LOG, "duration_s")
        texts["duration_s"] = seconds
    return correct_call(desk, call.id, texts)


def day_listed(desk: "Desk", lines: Callable[[], Sequence[View]]) -> list[View] | None:
    """Ask ``on-today`` about the day's list; return the lines it kept, in its order, with its words for what to do.

    None when nobody was asked, or nothing was said otherwise.
    """
    if not desk.hooks.wanted(ON_TODAY):
        return None
    told = list(lines())
    answer = desk.hooks.ask(ON_TODAY, {"lines": told})
    if answer is None:
        return None
    said: Any = answer.get("lines") if isinstance(answer, dict) else answer
    _expect(isinstance(said, list) and all(isinstance(line, dict) for line in said), ON_TODAY, "lines")
    known = {line["card_id"]: line for line in told}
    kept: dict[int, View] = {}
    for line in said:
        _expect(line.get("card_id") in known, ON_TODAY, "card_id")
        old = known[line["card_id"]]
        action = line.get("action", old["action"])
        _expect(isinstance(action, str), ON_TODAY, "action")
        kept.setdefault(line["card_id"], {**old, "action": action})
    return list(kept.values())


def _card(desk: "Desk", card_id: int) -> View:
    from prospector.services.card_pages import card_view

    return card_view(desk, card_id)


def _object(answer: Any, key: str, event: str) -> Mapping[str, Any]:
    """What a hook printed: the object it was given, or the whole that held it."""
    said = answer.get(key, answer) if isinstance(answer, dict) else answer
    _expect(isinstance(said, dict), event, key)
    return said  # type: ignore[no-any-return]


def _expect(true: bool, event: str, what: str) -> None:
    if not true:
        raise RefusedError(
            N_("The hook {name} printed something else than was asked for: {what}."),
            hint=N_("docs/hooks.md says what each hook is given and may print. Nothing was written."),
            name=event,
            what=what,
        )


def _take_card(desk: "Desk", view: View, answer: Any, event: str) -> None:
    """Put what a hook said of a card onto it."""
    if answer is None:
        return
    said = _object(answer, "card", event)
    changes: dict[str, Any] = {}
    for name in _OF_CARD:
        if name in said and said[name] != view[name]:
            _expect(isinstance(said[name] or "", str), event, name)
            changes[name] = said[name] or ""
    fields, tags = said.get("fields", view["fields"]), said.get("tags", view["tags"])
    _expect(isinstance(fields, dict) and all(isinstance(value, str) for value in fields.values()), event, "fields")
    _expect(isinstance(tags, list) and all(isinstance(tag, str) for tag in tags), event, "tags")
    changes["facts"] = {
        key: value for key, value in fields.items() if view["fields"].get(key) != value
    } | dict.fromkeys(view["fields"].keys() - fields.keys(), "")
    changes["tags"] = sorted(set(tags) - set(view["tags"]))
    changes["drop_tags"] = sorted(set(view["tags"]) - set(tags))
    if any(changes.values()) or changes.keys() & set(_OF_CARD):
        from prospector.services.cards import CardEdit, edit_card

        edit_card(desk, f"#{view['id']}", CardEdit(**changes))
