"""``prospector config …``."""

from typing import Annotated

from prospector import bootstrap, upkeep
from prospector.cli.declare import Argument, Context
from prospector.config import BY_KEY
from prospector.domain.text import N_, Text, text
from prospector.render.layout import Column, Table
from prospector.render.wording import _
from prospector.settings import SETTINGS

_TABLE = (
    Column("key", N_("Setting"), style="strong"),
    Column("value", N_("Value")),
    Column("origin", N_("From"), priority=1),
    Column("about", N_("Meaning")),
)
_ORIGINS = {"flag": N_("flag"), "env": N_("environment"), "file": N_("file"), "default": N_("default")}


def show(context: Context) -> None:
    """Show the settings."""
    session = context.obj
    settings = session.settings
    rows = [
        {
            "key": setting.key,
            "value": settings[setting.key],
            "origin": settings.origins[setting.key],
            "about": _(setting.about),
        }
        for setting in SETTINGS
    ]
    for row in rows:
        if row["key"] == "database" and row["value"]:
            row["value"] = upkeep.public_address(row["value"])

    def table() -> Table:
        shown = [{**row, "origin": Text(_ORIGINS[row["origin"]])} for row in rows]
        return Table(text(N_("Settings ({file})"), file=str(settings.file)), _TABLE, shown)

    session.out.rows(rows, table, ("key", "value", "origin", "about"), id_key="key")


def set_(
    context: Context,
    key: Annotated[
        str,
        Argument(
            metavar=_(N_("SETTING")),
            help=_(N_("Its name, as config show gives it.")),
            autocompletion=lambda: list(BY_KEY),
            show_default=False,
        ),
    ],
    value: Annotated[str, Argument(metavar=_(N_("VALUE")), help=_(N_("Its new value.")), show_default=False)],
) -> None:
    """Change a setting."""
    session = context.obj
    written = bootstrap.set_setting(session.settings.file, key, value)
    session.out.line(
        text(N_("{key} is now {value} (in {file})."), key=key, value=str(written), file=str(session.settings.file))
    )


def path(context: Context) -> None:
    """Print where the config file lies."""
    context.obj.out.line(str(context.obj.settings.file))
