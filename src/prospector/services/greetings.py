"""Whom to greet, and in which words (``H4``, ``H12``)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from prospector.domain.card import Card
from prospector.domain.errors import NotFoundError, UsageError
from prospector.domain.greeting import (
    ALL_USED,
    CHOICES,
    HOLIDAY,
    MONTHLY,
    NO_TEXT,
    OCCASIONS,
    OF_KIND,
    YEAR,
    Greeting,
    Template,
    Wish,
    allowed,
    family_name,
    language_for,
    one_a_card,
    salutation,
    settled,
    templates_for,
    unused,
)
from prospector.domain.occasion import OTHER
from prospector.domain.text import N_
from prospector.services.occasions import coming
from prospector.services.ports import Desk
from prospector.services.views import View, shown_phone


class Window(NamedTuple):
    """Which days are looked at, and what is looked for; ``monthly``: the long list of the month as well."""

    since: date
    days: int
    occasions: Collection[str] = tuple(OCCASIONS)
    monthly: bool = False


def chosen_occasions(typed: Sequence[str]) -> tuple[str, ...]:
    """Return the occasions meant; all of them when none was typed. UsageError for a word that is none."""
    unknown = [word for word in typed if word not in CHOICES]
    if unknown:
        raise UsageError(
            N_("“{typed}” is not a kind of greeting."),
            hint=N_("Choose one of: {known}."),
            typed=unknown[0],
            known=", ".join(CHOICES),
        )
    return tuple(dict.fromkeys(code for word in typed for code in CHOICES[word])) or tuple(OCCASIONS)


def wishes(desk: Desk, window: Window) -> tuple[list[Wish], dict[int, list[Greeting]]]:
    """Return who is to be greeted, one wish a card, and what each was sent within the last year.

    Left out is who must not be contacted (``H7``), who was greeted already, and with a complaint open all but
    birthdays (``H11``).
    """
    sent: dict[int, list[Greeting]] = defaultdict(list)
    for greeting in desk.store.greetings.since(desk.clock.today() - timedelta(days=YEAR)):
        sent[greeting.card_id].append(greeting)
    complaining = desk.store.greetings.complaining()
    found = [
        wish
        for wish in (*_yearly(desk, window), *_of_circle(desk, window))
        if allowed(wish, complaint_open=wish.card_id in complaining) and not settled(wish, sent.get(wish.card_id, ()))
    ]
    return one_a_card(found), sent


def _yearly(desk: Desk, window: Window) -> Iterator[Wish]:
    """The birthdays, anniversaries and other yearly days."""
    kinds = [kind for kind, code in OF_KIND.items() if code in window.occasions]
    if not kinds:
        return
    views, _unread = coming(desk, window.since, window.days, kinds=kinds)
    for view in views:
        what = view["field"] if view["kind"] == OTHER else ""
        yield Wish(
            view["card_id"],
            date.fromisoformat(view["on"]),
            OF_KIND[view["kind"]],
            what,
            view["years"],
            view["moved"] or "",
        )


def _of_circle(desk: Desk, window: Window) -> Iterator[Wish]:
    """The holidays that begin in the time asked for, and the card of the month, for all of the long list."""
    holidays = _holidays(desk, window) if HOLIDAY in window.occasions else []
    monthly = window.monthly and MONTHLY in window.occasions
    if not holidays and not monthly:
        return
    country = desk.holidays.country[:2] if holidays else ""
    for row in desk.store.greetings.circle(desk.settings["greet.monthly_tag"]):
        if row["country"] in ("", country):
            # Who lives elsewhere has holidays of their own.
            yield from (wish._replace(card_id=row["id"]) for wish in holidays)
        if monthly:
            yield Wish(row["id"], window.since, MONTHLY)


def _last(window: Window) -> date:
    return window.since + timedelta(days=window.days)


def _holidays(desk: Desk, window: Window) -> list[Wish]:
    """The holidays whose first day is looked at; the days of one holiday are one."""
    last = _last(window)
    found = []
    for year in range(window.since.year, last.year + 1):
        special = desk.holidays.special(year)
        for day, each in special.items():
            before = special.get(day - timedelta(days=1))
            if not each.work and window.since <= day <= last and (before is None or before.name != each.name):
                found.append(Wish(0, day, HOLIDAY, day.isoformat(), holiday=str(each.name)))
    return found


def greeting_views(
    desk: Desk, window: Window, *, template: str = "", most: int = 0, only: Collection[int] | None = None
) -> list[View]:
    """Return whom to greet with the text for each, the earliest first; at most ``most`` unless that is 0.

    ``only`` are the cards that may be on the list.

    A text is the first that fits and was not sent to the card within a year; where there is none, ``problem`` says why.
    ``template`` names one text for all. NotFoundError when there is none of that name.
    """
    found, sent = wishes(desk, window)
    found = [wish for wish in found if only is None or wish.card_id in only]
    found = found[:most] if most else found
    templates = desk.greetings.templates()
    if template:
        templates = _named(templates, template)
    writer = _Writer(desk, templates, chosen=bool(template))
    ids = [wish.card_id for wish in found]
    cards = {card.id: card for card in desk.store.cards.many(ids)}
    topics = desk.store.greetings.topics(ids)
    return [
        writer.view(wish, cards[wish.card_id], topics.get(wish.card_id, ""), sent.get(wish.card_id, ()), window.since)
        for wish in found
    ]


def _named(templates: Collection[Template], name: str) -> list[Template]:
    named = [template for template in templates if template.name == name.removesuffix(".txt")]
    if not named:
        raise NotFoundError(
            N_("There is no greeting text “{name}”."),
            hint=N_("prospector greet templates lists them; your own lie in the folder greetings beside the config."),
            name=name,
        )
    return named


class _Writer:
    """Writes the greeting of each card."""

    def __init__(self, desk: Desk, templates: Sequence[Template], *, chosen: bool) -> None:
        self._desk = desk
        self._templates = templates
        self._chosen = chosen
        self._today = desk.clock.today()
        self._me = str(desk.settings["owner.name"])
        self._holidays: dict[tuple[int, str], Mapping[date, str]] = {}

    def view(self, wish: Wish, card: Card, topic: str, sent: Collection[Greeting], since: date) -> View:
        facts = {fact.key: fact.value for fact in card.facts}
        language = language_for(card.name, facts.get("language", ""))
        family = family_name(card.name) if card.kind == "person" else ""
        values: dict[str, object] = {
            "name": card.name,
            "family": family,
            "title": facts.get("title", ""),
            "salutation": salutation(card.name, family, facts.get("title", ""), language),
            "company": card.name if card.kind == "company" else facts.get("employer", ""),
            "topic": topic,
            "years": "" if wish.years is None else wish.years,
            "occasion": wish.what if wish.occasion == OTHER else "",
            "holiday": self._holiday(wish.on, language) if wish.occasion == HOLIDAY else "",
            "month": wish.on.month,
            "me": self._me,
        }
        fitting = self._fitting(wish, language)
        bodies = {each.name: self._desk.greetings.fill(each, values) for each in fitting}
        text_ = unused(bodies, sent, self._today)
        (phone,) = card.phones[:1] or (None,)
        return {
            "card_id": card.id,
            "name": card.name,
            "kind": card.kind,
            "occasion": wish.occasion,
            "what": wish.what or None,
            "on": wish.on.isoformat(),
            "in_days": (wish.on - since).days,
            "years": wish.years,
            "moved": wish.moved or None,
            "holiday": values["holiday"] or None,
            "language": language,
            "salutation": values["salutation"],
            "title": values["title"] or None,
            "company": values["company"] or None,
            "phone": shown_phone(phone.e164, phone.raw, phone.extension) if phone else None,
            "email": card.emails[0].address if card.emails else None,
            "address": card.address,
            "postcode": card.postcode,
            "city": card.city,
            "region": card.region,
            "country": card.country,
            "template": text_ and text_[0],
            "text": text_ and text_[1],
            "problem": None if text_ else (ALL_USED if fitting else NO_TEXT),
        }

    def _fitting(self, wish: Wish, language: str) -> list[Template]:
        if not self._chosen:
            return templates_for(self._templates, wish, language)
        return [each for each in self._templates if each.language in ("", language)] or list(self._templates)

    def _holiday(self, day: date, language: str) -> str:
        key = (day.year, language)
        if key not in self._holidays:
            self._holidays[key] = self._desk.holiday_names(day.year, language)
        return self._holidays[key].get(day, "")


def template_views(desk: Desk) -> list[View]:
    """Return the texts there are; ``used`` tells of those that own ones have not put aside."""
    templates = desk.greetings.templates()
    covered = {(template.occasion, template.language) for template in templates if template.own and template.occasion}
    return [
        {
            "name": template.name,
            "occasion": template.occasion or None,
            "language": template.language or None,
            "month": template.month or None,
            "own": template.own,
            "file": template.file,
            "used": template.own or not covered & {(template.occasion, template.language), (template.occasion, "")},
        }
        for template in templates
    ]


def template_texts(desk: Desk, name: str) -> list[View]:
    """Return a text as it was written, in each of its languages; NotFoundError when there is none of that name."""
    return [
        {"name": each.name, "language": each.language or None, "file": each.file, "text": desk.greetings.source(each)}
        for each in _named(desk.greetings.templates(), name)
    ]
