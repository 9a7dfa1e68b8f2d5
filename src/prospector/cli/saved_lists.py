"""``list save NAME FILTER``, ``list saved [NAME]``, ``rename`` and ``forget``: filters kept under a name."""

from collections.abc import Sequence

from prospector.cli.session import Session
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text, text_n
from prospector.render.layout import Column, Table
from prospector.services import saved_lists as service

_COLUMNS = (
    Column("name", N_("List"), style="strong"),
    Column("cards", N_("Cards"), align="right"),
    Column("query", N_("Filter")),
)


def act(session: Session, words: Sequence[str]) -> bool:
    """Do what the first word says, if it is one of these; False when the words are a filter.

    To look for one of these words itself, put it in quotation marks of its own: ``list '"saved"'``.
    """
    match [*words]:
        case ["save", *rest]:
            _save(session, rest)
        case ["saved"]:
            _show(session)
        case ["saved" | "show", *rest]:
            _show_one(session, rest)
        case ["rename", *rest]:
            _rename(session, rest)
        case ["forget" | "delete", *rest]:
            _forget(session, rest)
        case _:
            return False
    return True


def _save(session: Session, words: Sequence[str]) -> None:
    if len(words) < 2 or not " ".join(words[1:]).strip():
        raise UsageError(
            N_("A name and a filter are needed."),
            hint=N_("For example: prospector list save hot 'man:MAN last-call>30d'."),
        )
    name, query = service.checked_list_name(words[0]), " ".join(words[1:]).strip()
    with session.desk() as desk:
        count = service.save_list(desk, name, query)
        desk.commit()
    sentence = text_n(
        N_("List @{name} saved: {count} card fits now."),
        N_("List @{name} saved: {count} cards fit now."),
        count,
        name=name,
    )
    session.out.object({"name": name, "query": query, "cards": count}, session.did(sentence), id_key="name")


def _show(session: Session) -> None:
    with session.desk() as desk:
        views = list(service.saved_views(desk))
    empty = text(N_("No list is saved yet: prospector list save hot 'man:MAN last-call>30d'."))
    session.out.rows(
        views,
        lambda: Table(text(N_("Saved lists")), _COLUMNS, views, empty=empty),
        ("name", "query", "cards"),
        id_key="name",
    )


def _show_one(session: Session, words: Sequence[str]) -> None:
    if len(words) != 1:
        raise UsageError(N_("Name one list to show."), hint=N_("For example: prospector list saved hot."))
    with session.desk() as desk:
        view = service.saved_view(desk, words[0])
    session.out.object(view, text(N_("@{name}: {query}"), name=view["name"], query=view["query"]), id_key="name")


def _rename(session: Session, words: Sequence[str]) -> None:
    if len(words) != 2:
        raise UsageError(
            N_("Name the list and its new name."), hint=N_("For example: prospector list rename hot warm.")
        )
    with session.desk() as desk:
        view = service.rename_list(desk, *words)
        desk.commit()
    sentence = text(N_("List @{old} is now @{name}."), old=service.checked_list_name(words[0]), name=view["name"])
    session.out.object(view, session.did(sentence), id_key="name")


def _forget(session: Session, words: Sequence[str]) -> None:
    if len(words) != 1:
        raise UsageError(N_("Name one list to forget."), hint=N_("For example: prospector list forget hot."))
    with session.desk() as desk:
        name = service.forget_list(desk, words[0])
        desk.commit()
    session.out.object({"name": name}, session.did(text(N_("List @{name} is forgotten."), name=name)), id_key="name")
