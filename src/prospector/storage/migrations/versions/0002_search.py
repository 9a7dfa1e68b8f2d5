"""Full-text search: one entry for each row that holds words."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('search_entry',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('part', sa.Text(), nullable=False),
        sa.Column('part_id', sa.Integer(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_search_entry_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_search_entry')),
        sa.UniqueConstraint('part', 'part_id', name=op.f('uq_search_entry_part_part_id')),
        sqlite_strict=True
    )
    op.create_index('ix_search_entry_card_id', 'search_entry', ['card_id'], unique=False)


def downgrade() -> None:
    op.drop_table('search_entry')
