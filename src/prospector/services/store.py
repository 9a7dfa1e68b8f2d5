"""What every room says of rows and ids; the book itself is described in ``services.stores``."""

from typing import Any

Row = dict[str, Any]
# The largest integer a database can be asked for; a larger number names nothing.
LARGEST_ID = 2**63 - 1
