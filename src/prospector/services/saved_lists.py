"""Filters saved under a name: ``@name`` stands for them wherever a filter may stand."""

from collections.abc import Iterator

from prospector.domain.clean import clean_line
from prospector.domain.errors import ConflictError, NotFoundError, UsageError
from prospector.domain.filter import with_other_name
from prospector.domain.text import N_
from prospector.services.filters import matching, no_list
from prospector.services.ports import Desk
from prospector.services.views import View


def checked_list_name(typed: str) -> str:
    """Return the name of a saved list, without ``@``; UsageError when it cannot be one."""
    name = clean_line(typed).lstrip("@＠")
    if not name or len(name) > 60 or any(char.isspace() or char in "()\"'“”:=<>!" for char in name):
        raise UsageError(
            N_("“{typed}” cannot be the name of a list."), hint=N_("Use one word, for example hot."), typed=typed[:60]
        )
    return name


def save_list(desk: Desk, typed: str, query: str) -> int:
    """Keep a filter under a name; return how many cards it lets through now."""
    desk.begin()
    name = checked_list_name(typed)
    desk.store.filters.save(name, query.strip())
    found = matching(desk, f"@{name}")
    return len(found or ())


def saved_view(desk: Desk, typed: str) -> View:
    """Return one saved list as ``saved_views`` does; NotFoundError when there is none of that name."""
    name = checked_list_name(typed)
    for view in saved_views(desk):
        if view["name"] == name:
            return view
    raise no_list(desk, name)


def rename_list(desk: Desk, typed: str, new: str) -> View:
    """Give a saved list another name, also where it stands in other saved lists; return it as a view.

    NotFoundError when there is none; ConflictError when the new name is taken.
    """
    desk.begin()
    name, renamed = checked_list_name(typed), checked_list_name(new)
    store = desk.store.filters
    row = store.saved_as(name)
    if row is None:
        raise no_list(desk, name)
    if store.saved_as(renamed) is not None:
        raise ConflictError(
            N_("There is a saved list @{name} already."),
            hint=N_("Choose another name, or let that one go: prospector list forget {name}."),
            name=renamed,
        )
    store.forget(name)
    store.save(renamed, row["query"])
    for other in store.saved():
        query = with_other_name(other["query"], name, renamed)
        if query != other["query"]:
            store.save(other["name"], query)
    return saved_view(desk, renamed)


def forget_list(desk: Desk, typed: str) -> str:
    """Let a saved list go and return its name; NotFoundError when there is none."""
    desk.begin()
    name = checked_list_name(typed)
    if not desk.store.filters.forget(name):
        raise no_list(desk, name)
    return name


def saved_views(desk: Desk) -> Iterator[View]:
    """Yield the saved lists: name, query, and how many cards each lets through (None: it cannot be read any more)."""
    for row in desk.store.filters.saved():
        try:
            found = matching(desk, row["query"])
            count: int | None = desk.store.cards.count() if found is None else len(found)
        except (UsageError, NotFoundError):
            count = None
        yield {"name": row["name"], "query": row["query"], "cards": count}
