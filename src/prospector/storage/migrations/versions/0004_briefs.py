"""Briefs: each card as the day's list reads it. The face of a customer beside the tier. Deals by the day they ask for."""

import sqlalchemy as sa
from alembic import op

from prospector.storage.types import IsoDate

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

DUE = sa.text("courted = 1 AND next_due_on IS NOT NULL")
OPEN, ENDS = sa.text("state = 'open'"), sa.text("contract_ends_on IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        'brief',
        sa.Column('card_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('courted', sa.Integer(), nullable=False),
        sa.Column('next_due_on', IsoDate(), nullable=True),
        sa.Column('parts', sa.Text(), nullable=False),
        sa.CheckConstraint('courted IN (0, 1)', name=op.f('ck_brief_courted_known')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_brief_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('card_id', name=op.f('pk_brief')),
        sqlite_strict=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        op.create_index('ix_brief_due', 'brief', ['next_due_on', 'parts'], unique=False, sqlite_where=DUE)
    else:
        op.create_index('ix_brief_due_on', 'brief', ['next_due_on'], unique=False, postgresql_where=DUE)
    # What the day asks of deals, read without those that it does not concern.
    op.create_index('ix_deal_expected_on', 'deal', ['expected_on'], unique=False, sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index('ix_deal_contract_ends_on', 'deal', ['contract_ends_on'], unique=False, sqlite_where=ENDS, postgresql_where=ENDS)
    op.add_column('tier', sa.Column('face', sa.Text(), server_default='', nullable=False))


def downgrade() -> None:
    raise NotImplementedError("a newer book is not brought back; restore the copy made before the upgrade")
