"""Lapsed customers found by an index; briefs are derived anew, for the sign between their parts is another one."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

LAPSED = sa.text("next_due_on IS NULL AND last_deal_on IS NOT NULL")


def upgrade() -> None:
    op.create_index('ix_standing_lapsed', 'standing', ['last_deal_on'], unique=False, sqlite_where=LAPSED, postgresql_where=LAPSED)


def downgrade() -> None:
    raise NotImplementedError("a newer book is not brought back; restore the copy made before the upgrade")
