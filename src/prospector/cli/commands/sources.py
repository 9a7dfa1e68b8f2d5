"""``prospector sources``: where cards come from, what each source brings, and where to look (H6)."""

from typing import Annotated

from prospector.cli.declare import Context, Option
from prospector.cli.fitting import chosen
from prospector.cli.options import WhereOption
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text
from prospector.domain.when import read_past
from prospector.render.source_layout import (
    COLUMNS,
    TODO_COLUMNS,
    sources_detail,
    sources_table,
    todo_detail,
    todo_table,
)
from prospector.render.wording import _
from prospector.services.sources import CIRCLE, METHOD, sources_view, todo_view

MORE = {
    "sources": N_(
        "What a source brought is the revenue of all its cards, in the base currency. With --since only cards first "
        "contacted from that day on count, or where that day is not known, entered from then on."
    )
}


def sources(
    context: Context,
    by: Annotated[
        str, Option("--by", metavar="[circle|method]", help=_(N_("Only the circles, or only the methods.")))
    ] = "",
    since: Annotated[
        str, Option("--since", metavar=_(N_("DATE")), help=_(N_("Only cards that began on that day or later.")))
    ] = "",
    todo: Annotated[bool, Option("--todo", help=_(N_("Where to look now, and what to do there.")))] = False,
    limit: Annotated[
        int,
        Option("--limit", "-n", metavar="N", min=0, help=_(N_("With --todo: at most so many on a terminal."))),
    ] = 10,
    where: WhereOption = "",
) -> None:
    """Show the sources."""
    session = context.obj
    if by and by not in (CIRCLE, METHOD):
        raise UsageError(
            N_("“{typed}” is neither circle nor method."), hint=N_("Use --by circle or --by method."), typed=by
        )
    if todo and where:
        raise UsageError(
            N_("--todo looks at the whole book."), hint=N_("Leave --where out, or list the sources of these cards.")
        )
    with session.desk() as desk:
        day = read_past(since, desk.clock.now()).date() if since else None
        view = todo_view(desk, since=day, by=by) if todo else sources_view(desk, since=day, only=chosen(desk, where))
    if by and not todo:
        del view["methods" if by == CIRCLE else "circles"]
    out = session.out
    if out.fmt in ("json", "table"):
        out.object(view, lambda: todo_detail(view, limit) if todo else sources_detail(view))
        left = len(view["proposals"]) - limit if todo and limit and out.fmt == "table" else 0
        if left > 0:
            out.notice(text(N_("{left} more; --limit 0 shows all."), left=left))
    elif todo:
        out.rows(view["proposals"], lambda: todo_table(view), TODO_COLUMNS, id_key="rank")
    else:
        rows = [*view.get("circles", ()), *view.get("methods", ())]
        out.rows(rows, lambda: sources_table(view, rows), COLUMNS, id_key="source")
