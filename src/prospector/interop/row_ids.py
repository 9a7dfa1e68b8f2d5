"""Which column of a file numbers its rows, where none is plainly their reference."""

import re
from dataclasses import replace

from prospector.interop.column_names import squashed
from prospector.interop.column_plan import Column

# What the id of a row is called where no column is plainly that: a running number, or the first column, by its ending.
_ROW_ID = re.compile(
    r"(?:uu|gu)?id|unnamed0|identifier|key|pk|code|no|nr|number|index|idx|row|reference|标识|主键|序号|流水号|id号"
)
_FIRST_ID = re.compile(r".*(?:id|no|nr|number|nummer|code|编号|编码|代码|号)")
# Numbers of the person, or by which they are reached, that end so, too.
_NOT_ROW_ID = re.compile(
    r"手机|电话|传真|身份证|证件|护照|执照|信用|税|社保|银行|账号|帐号|卡号|微信|qq|邮|门牌|phone|mobile|fax|zip|postal|post|area"
    r"|country|passport|tax|vat|ssn|soc.?sec|social|licen[cs]e|national|house|street"
)


def with_row_id(columns: list[Column]) -> list[Column]:
    """Return ``columns`` with the one that numbers the rows as ``ref``, if there is one."""
    for column in columns:
        name = squashed(column.name)
        first = column.index == 0 and _FIRST_ID.fullmatch(name) and not _NOT_ROW_ID.search(name)
        if column.target == "free" and column.how == "free" and (first or _ROW_ID.fullmatch(name)):
            row_id = replace(column, key="ref", how="guessed")
            return [row_id if one is column else one for one in columns]
    return columns
