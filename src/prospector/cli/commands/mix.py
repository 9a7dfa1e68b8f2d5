"""``prospector mix``: old and new business, effort against revenue, hunter or farmer (H17)."""

from prospector.cli.commands.pyramid import AsOf, Months
from prospector.cli.declare import Context
from prospector.domain.text import N_
from prospector.domain.when import read_day
from prospector.render.effort_layout import COLUMNS, mix_detail
from prospector.services.efforts import mix_view

MORE = {
    "mix": N_(
        "Typical is 75 % from existing customers and products, 15 % cross-sell, 10 % new customers. Winning a new "
        "customer takes six times the effort of keeping one: that is what effort is compared with."
    )
}


def mix(context: Context, as_of: AsOf = "", months: Months = 12) -> None:
    """Show old and new business."""
    session = context.obj
    with session.desk() as desk:
        today = desk.clock.today()
        view = mix_view(desk, read_day(as_of, today) if as_of else today, months)
    out = session.out
    if out.fmt in ("json", "table"):
        out.object(view, lambda: mix_detail(view))
    else:
        out.rows(view["kinds"], lambda: mix_detail(view), COLUMNS, id_key="kind")
