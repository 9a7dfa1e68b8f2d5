"""``duplicates``: cards that are about one person or company."""

from typing import Annotated

from prospector.cli import double_review
from prospector.cli.declare import Context, Option
from prospector.domain.duplicate import LIKELY
from prospector.domain.text import N_, text
from prospector.render.duplicate_layout import (
    CLUSTER_COLUMNS,
    PAIR_COLUMNS,
    clusters_table,
    flat_cluster,
    flat_pair,
    pairs_table,
)
from prospector.render.wording import _
from prospector.services import duplicates as service

MORE = {
    "duplicates": N_(
        "Names are compared in characters, in pinyin and with slips of the pen, companies without their legal form; "
        "phones in every form. What is rare in your book says more than what is common, and different birthdays, ID "
        "numbers or given names speak against. With --review you decide pair by pair, each at once: m merge, n not the "
        "same (never shown again), l later, q quit. Otherwise nothing is changed."
    )
}
# So many lines a person reads; scripts get all.
_SHOWN = 50


def duplicates(
    context: Context,
    pairs: Annotated[bool, Option("--pairs", help=_(N_("Pair by pair instead of in groups.")))] = False,
    least: Annotated[
        float,
        Option("--min-probability", metavar="P", help=_(N_("Only what is at least so probable (0 to 1)."))),
    ] = LIKELY,
    limit: Annotated[
        int | None,
        Option(
            "--limit",
            "-n",
            metavar="N",
            min=1,
            help=_(N_("At most so many (default: 50 in a table, else all).")),
            show_default=False,
        ),
    ] = None,
    review: Annotated[bool, Option("--review", help=_(N_("Decide pair by pair on a terminal.")))] = False,
    not_same: Annotated[
        tuple[str, str] | None,
        Option(
            "--not-same",
            metavar=_(N_("CARD CARD")),
            help=_(N_("Remember that they are not the same.")),
            show_default=False,
        ),
    ] = None,
) -> None:
    """List doubles."""
    session = context.obj
    out = session.out
    if not_same is not None:
        double_review.not_same(session, not_same)
        return
    if review:
        double_review.review(session, least)
        return
    most = _SHOWN if limit is None and out.fmt == "table" else limit
    with session.desk() as desk, out.progress(None, text(N_("Comparing"))) as bar:
        found = service.find_doubles(desk, least=least, advance=bar.advance)
        views = service.pair_views(desk, found, most) if pairs else service.cluster_views(desk, found, most)
    in_all = len(found.pairs if pairs else found.clusters)
    if pairs:
        rows = views if out.fmt in ("json", "jsonl") else [flat_pair(view) for view in views]
        out.rows(rows, lambda: pairs_table(views, in_all), PAIR_COLUMNS, id_key="ids")
    else:
        rows = views if out.fmt in ("json", "jsonl") else [flat_cluster(view) for view in views]
        out.rows(rows, lambda: clusters_table(views, in_all), CLUSTER_COLUMNS, id_key="ids")
