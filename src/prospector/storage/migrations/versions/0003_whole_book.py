"""The whole book: deals in money, referrals, promises, complaints, receivables, credit, the map of a company, goals."""

import sqlalchemy as sa
from alembic import op

from prospector.storage.types import IsoDate, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REAL = sa.Double().with_variant(sa.REAL(), "sqlite")
OLD_DEAL = ("id", "uid", "card_id", "on_date", "note", "call_id")


def _deal_columns():
    return [
        sa.Column('kind', sa.Text(), server_default='sale', nullable=False),
        sa.Column('state', sa.Text(), server_default='won', nullable=False),
        sa.Column('of_id', sa.Integer(), nullable=True),
        sa.Column('amount', LONG, nullable=True),
        sa.Column('currency', sa.Text(), server_default='', nullable=False),
        sa.Column('rate', REAL, nullable=True),
        sa.Column('cost', LONG, nullable=True),
        sa.Column('product', sa.Text(), server_default='', nullable=False),
        sa.Column('quantity', REAL, nullable=True),
        sa.Column('ref', sa.Text(), server_default='', nullable=False),
        sa.Column('stage', sa.Text(), server_default='', nullable=False),
        sa.Column('chance', sa.Integer(), nullable=True),
        sa.Column('expected_on', IsoDate(), nullable=True),
        sa.Column('reason', sa.Text(), server_default='', nullable=False),
        sa.Column('contract', sa.Text(), server_default='', nullable=False),
        sa.Column('contract_ends_on', IsoDate(), nullable=True),
    ]


DEAL_CHECKS = {
    "ck_deal_kind_known": "kind IN ('sale', 'return', 'discount')",
    "ck_deal_state_known": "state IN ('open', 'won', 'lost')",
    "ck_deal_chance_percent": "chance BETWEEN 0 AND 100",
    "ck_deal_rate_positive": "rate > 0",
    "ck_deal_quantity_positive": "quantity > 0",
    "ck_deal_currency_given": "amount IS NULL OR currency <> ''",
    "ck_deal_reduction_below_zero": "kind = 'sale' OR amount <= 0",
    "ck_deal_sale_not_below_zero": "kind <> 'sale' OR amount IS NULL OR amount >= 0",
}


def _rebuild_deal_on_sqlite():
    """SQLite adds no checks to a table that stands: a new one takes its rows and its name."""
    op.create_table(
        'deal_new',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('on_date', IsoDate(), nullable=False),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.Column('call_id', sa.Integer(), nullable=True),
        *_deal_columns(),
        *(sa.CheckConstraint(check, name=op.f(name)) for name, check in DEAL_CHECKS.items()),
        sa.ForeignKeyConstraint(['call_id'], ['call.id'], name=op.f('fk_deal_call_id_call'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_deal_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['of_id'], ['deal.id'], name=op.f('fk_deal_of_id_deal'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_deal')),
        sa.UniqueConstraint('uid', name=op.f('uq_deal_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    listed = ", ".join(OLD_DEAL)
    op.execute(f"INSERT INTO deal_new ({listed}) SELECT {listed} FROM deal")
    # Ids that were given and taken back are not given again.
    op.execute("INSERT INTO sqlite_sequence (name, seq) SELECT 'deal_new', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'deal_new')")
    op.execute("UPDATE sqlite_sequence SET seq = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'deal'), 0) WHERE name = 'deal_new'")
    op.drop_table('deal')
    op.execute("ALTER TABLE deal_new RENAME TO deal")
    op.create_index('ix_deal_call_id', 'deal', ['call_id'], unique=False)


def _widen_deal_on_postgresql():
    op.drop_index('ix_deal_card_id', table_name='deal')
    for column in _deal_columns():
        op.add_column('deal', column)
    for name, check in DEAL_CHECKS.items():
        op.create_check_constraint(op.f(name), 'deal', check)
    op.create_foreign_key(op.f('fk_deal_of_id_deal'), 'deal', 'deal', ['of_id'], ['id'], initially='IMMEDIATE', deferrable=True)


def upgrade() -> None:
    op.create_table('tier',
        sa.Column('card_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('tier', sa.Text(), nullable=False),
        sa.Column('rank', sa.Integer(), nullable=False),
        sa.Column('as_of', IsoDate(), nullable=False),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_tier_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('card_id', name=op.f('pk_tier')),
        sqlite_strict=True
    )
    if op.get_bind().dialect.name == "sqlite":
        _rebuild_deal_on_sqlite()
    else:
        _widen_deal_on_postgresql()
    op.create_index('ix_deal_sums', 'deal', ['card_id', 'currency', 'rate', 'state', 'kind', 'on_date', 'amount', 'cost'], unique=False)
    op.create_index('ix_deal_of_id', 'deal', ['of_id'], unique=False)
    op.create_index('ix_deal_ref', 'deal', ['ref'], unique=False)
    op.create_index('ix_deal_on_date', 'deal', ['on_date'], unique=False)
    op.create_table('goal',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('set_on', IsoDate(), nullable=False),
        sa.Column('monthly', LONG, nullable=False),
        sa.Column('currency', sa.Text(), nullable=False),
        sa.Column('years', sa.Integer(), nullable=True),
        sa.Column('earners', sa.Integer(), nullable=True),
        sa.Column('income_percent', REAL, nullable=True),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.Column('closed_at', UtcDateTime(), nullable=True),
        sa.CheckConstraint("kind IN ('income', 'life')", name=op.f('ck_goal_kind_known')),
        sa.CheckConstraint('earners > 0', name=op.f('ck_goal_earners_positive')),
        sa.CheckConstraint('monthly > 0', name=op.f('ck_goal_monthly_positive')),
        sa.CheckConstraint('years > 0', name=op.f('ck_goal_years_positive')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_goal')),
        sa.UniqueConstraint('uid', name=op.f('uq_goal_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_table('saved_list',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('query', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_list')),
        sa.UniqueConstraint('name', name=op.f('uq_saved_list_name')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_table('competitor',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('product', sa.Text(), server_default='', nullable=False),
        sa.Column('satisfaction', sa.Integer(), nullable=True),
        sa.Column('seller', sa.Text(), server_default='', nullable=False),
        sa.Column('selling', sa.Text(), server_default='', nullable=False),
        sa.Column('relation', sa.Text(), server_default='', nullable=False),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.Column('noted_on', IsoDate(), nullable=False),
        sa.CheckConstraint('satisfaction BETWEEN 1 AND 5', name=op.f('ck_competitor_satisfaction_known')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_competitor_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_competitor')),
        sa.UniqueConstraint('uid', name=op.f('uq_competitor_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_competitor_card_id', 'competitor', ['card_id'], unique=False)
    op.create_table('complaint',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('what', sa.Text(), nullable=False),
        sa.Column('severity', sa.Text(), server_default='medium', nullable=False),
        sa.Column('owner', sa.Text(), server_default='', nullable=False),
        sa.Column('product', sa.Text(), server_default='', nullable=False),
        sa.Column('cause', sa.Text(), server_default='', nullable=False),
        sa.Column('state', sa.Text(), server_default='open', nullable=False),
        sa.Column('opened_at', UtcDateTime(), nullable=False),
        sa.Column('resolved_at', UtcDateTime(), nullable=True),
        sa.Column('closed_at', UtcDateTime(), nullable=True),
        sa.CheckConstraint("severity IN ('low', 'medium', 'high', 'critical')", name=op.f('ck_complaint_severity_known')),
        sa.CheckConstraint("state IN ('open', 'resolved', 'satisfied')", name=op.f('ck_complaint_state_known')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_complaint_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_complaint')),
        sa.UniqueConstraint('uid', name=op.f('uq_complaint_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_complaint_card_id', 'complaint', ['card_id'], unique=False)
    op.create_index('ix_complaint_state', 'complaint', ['state'], unique=False)
    op.create_table('credit_score',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('criterion', sa.Text(), nullable=False),
        sa.Column('score', sa.Integer(), nullable=False),
        sa.Column('on_date', IsoDate(), nullable=False),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.CheckConstraint("criterion IN ('character', 'capacity', 'capital', 'collateral', 'conditions')", name=op.f('ck_credit_score_criterion_known')),
        sa.CheckConstraint('score BETWEEN 1 AND 5', name=op.f('ck_credit_score_score_known')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_credit_score_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_credit_score')),
        sa.UniqueConstraint('uid', name=op.f('uq_credit_score_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_credit_score_card_id', 'credit_score', ['card_id'], unique=False)
    op.create_table('distinct_pair',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('other_id', sa.Integer(), nullable=False),
        sa.Column('at', UtcDateTime(), nullable=False),
        sa.CheckConstraint('card_id < other_id', name=op.f('ck_distinct_pair_ordered')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_distinct_pair_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['other_id'], ['card.id'], name=op.f('fk_distinct_pair_other_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_distinct_pair')),
        sa.UniqueConstraint('card_id', 'other_id', name=op.f('uq_distinct_pair_card_id_other_id')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_distinct_pair_other_id', 'distinct_pair', ['other_id'], unique=False)
    op.create_table('goal_item',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('goal_id', sa.Integer(), nullable=False),
        sa.Column('what', sa.Text(), nullable=False),
        sa.Column('amount', LONG, nullable=False),
        sa.CheckConstraint('amount > 0', name=op.f('ck_goal_item_amount_positive')),
        sa.ForeignKeyConstraint(['goal_id'], ['goal.id'], name=op.f('fk_goal_item_goal_id_goal'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_goal_item')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_goal_item_goal_id', 'goal_item', ['goal_id'], unique=False)
    op.create_table('judgement',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('faith', sa.Text(), nullable=False),
        sa.Column('on_date', IsoDate(), nullable=False),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.CheckConstraint("faith IN ('good-faith', 'bad-faith')", name=op.f('ck_judgement_faith_known')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_judgement_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_judgement')),
        sa.UniqueConstraint('uid', name=op.f('uq_judgement_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_judgement_card_id', 'judgement', ['card_id'], unique=False)
    op.create_table('lending',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('borrower', sa.Text(), nullable=False),
        sa.Column('lent_on', IsoDate(), nullable=False),
        sa.Column('due_on', IsoDate(), nullable=True),
        sa.Column('returned_on', IsoDate(), nullable=True),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_lending_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_lending')),
        sa.UniqueConstraint('uid', name=op.f('uq_lending_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_lending_card_id', 'lending', ['card_id'], unique=False)
    op.create_table('merge',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('loser_id', sa.Integer(), nullable=False),
        sa.Column('loser_uid', sa.Text(), nullable=False),
        sa.Column('at', UtcDateTime(), nullable=False),
        sa.CheckConstraint('card_id <> loser_id', name=op.f('ck_merge_two_cards')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_merge_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['loser_id'], ['card.id'], name=op.f('fk_merge_loser_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_merge')),
        sa.UniqueConstraint('loser_id', name=op.f('uq_merge_loser_id')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_merge_card_id', 'merge', ['card_id'], unique=False)
    op.create_index('ix_merge_loser_uid', 'merge', ['loser_uid'], unique=False)
    op.create_table('occasion',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('what', sa.Text(), nullable=False),
        sa.Column('day', sa.Text(), nullable=False),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_occasion_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_occasion')),
        sa.UniqueConstraint('uid', name=op.f('uq_occasion_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_occasion_card_id', 'occasion', ['card_id'], unique=False)
    op.create_table('referral',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('referrer_id', sa.Integer(), nullable=False),
        sa.Column('at', UtcDateTime(), nullable=False),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.Column('reported_on', IsoDate(), nullable=True),
        sa.Column('thanked_on', IsoDate(), nullable=True),
        sa.CheckConstraint('card_id <> referrer_id', name=op.f('ck_referral_two_cards')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_referral_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['referrer_id'], ['card.id'], name=op.f('fk_referral_referrer_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_referral')),
        sa.UniqueConstraint('card_id', 'referrer_id', name=op.f('uq_referral_card_id_referrer_id')),
        sa.UniqueConstraint('uid', name=op.f('uq_referral_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_referral_referrer_id', 'referral', ['referrer_id'], unique=False)
    op.create_table('referral_ask',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('on_date', IsoDate(), nullable=False),
        sa.Column('got', sa.Integer(), server_default='0', nullable=False),
        sa.Column('question', sa.Text(), server_default='', nullable=False),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.CheckConstraint('got >= 0', name=op.f('ck_referral_ask_got_not_below_zero')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_referral_ask_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_referral_ask')),
        sa.UniqueConstraint('uid', name=op.f('uq_referral_ask_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_referral_ask_card_id', 'referral_ask', ['card_id'], unique=False)
    op.create_table('satisfaction',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('on_date', IsoDate(), nullable=False),
        sa.Column('score', sa.Integer(), nullable=False),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.CheckConstraint('score BETWEEN 1 AND 5', name=op.f('ck_satisfaction_score_known')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_satisfaction_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_satisfaction')),
        sa.UniqueConstraint('uid', name=op.f('uq_satisfaction_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_satisfaction_card_id_on_date', 'satisfaction', ['card_id', 'on_date'], unique=False)
    op.create_table('stakeholder',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('part', sa.Text(), nullable=False),
        sa.Column('why', sa.Text(), server_default='', nullable=False),
        sa.Column('common_ground', sa.Text(), server_default='', nullable=False),
        sa.Column('known_by_id', sa.Integer(), nullable=True),
        sa.Column('noted_on', IsoDate(), nullable=False),
        sa.CheckConstraint("part IN ('decider', 'purchaser', 'payer', 'user', 'ally', 'opponent')", name=op.f('ck_stakeholder_part_known')),
        sa.CheckConstraint('card_id <> person_id', name=op.f('ck_stakeholder_two_cards')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_stakeholder_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['known_by_id'], ['card.id'], name=op.f('fk_stakeholder_known_by_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['person_id'], ['card.id'], name=op.f('fk_stakeholder_person_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_stakeholder')),
        sa.UniqueConstraint('card_id', 'person_id', 'part', name=op.f('uq_stakeholder_card_id_person_id_part')),
        sa.UniqueConstraint('uid', name=op.f('uq_stakeholder_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_stakeholder_known_by_id', 'stakeholder', ['known_by_id'], unique=False)
    op.create_index('ix_stakeholder_person_id', 'stakeholder', ['person_id'], unique=False)
    op.create_table('complaint_entry',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('complaint_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('at', UtcDateTime(), nullable=False),
        sa.Column('body', sa.Text(), server_default='', nullable=False),
        sa.CheckConstraint("kind IN ('opened', 'note', 'cause', 'escalated', 'resolved', 'satisfied', 'reopened')", name=op.f('ck_complaint_entry_kind_known')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_complaint_entry_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('fk_complaint_entry_complaint_id_complaint'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_complaint_entry')),
        sa.UniqueConstraint('uid', name=op.f('uq_complaint_entry_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_complaint_entry_card_id', 'complaint_entry', ['card_id'], unique=False)
    op.create_index('ix_complaint_entry_complaint_id', 'complaint_entry', ['complaint_id'], unique=False)
    op.create_table('greeting',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('on_date', IsoDate(), nullable=False),
        sa.Column('occasion', sa.Text(), nullable=False),
        sa.Column('template', sa.Text(), server_default='', nullable=False),
        sa.Column('body', sa.Text(), server_default='', nullable=False),
        sa.Column('call_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['call_id'], ['call.id'], name=op.f('fk_greeting_call_id_call'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_greeting_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_greeting')),
        sa.UniqueConstraint('uid', name=op.f('uq_greeting_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_greeting_card_id_on_date', 'greeting', ['card_id', 'on_date'], unique=False)
    op.create_table('reward',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('referral_id', sa.Integer(), nullable=True),
        sa.Column('amount', LONG, nullable=True),
        sa.Column('currency', sa.Text(), server_default='', nullable=False),
        sa.Column('gift', sa.Text(), server_default='', nullable=False),
        sa.Column('promised_on', IsoDate(), nullable=False),
        sa.Column('paid_on', IsoDate(), nullable=True),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.CheckConstraint("amount IS NOT NULL OR gift <> ''", name=op.f('ck_reward_something_given')),
        sa.CheckConstraint("amount IS NULL OR currency <> ''", name=op.f('ck_reward_currency_given')),
        sa.CheckConstraint('amount > 0', name=op.f('ck_reward_amount_positive')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_reward_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['referral_id'], ['referral.id'], name=op.f('fk_reward_referral_id_referral'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_reward')),
        sa.UniqueConstraint('uid', name=op.f('uq_reward_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_reward_card_id', 'reward', ['card_id'], unique=False)
    op.create_index('ix_reward_referral_id', 'reward', ['referral_id'], unique=False)
    op.create_table('invoice',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Text(), server_default='', nullable=False),
        sa.Column('issued_on', IsoDate(), nullable=False),
        sa.Column('due_on', IsoDate(), nullable=False),
        sa.Column('amount', LONG, nullable=False),
        sa.Column('currency', sa.Text(), nullable=False),
        sa.Column('rate', REAL, nullable=True),
        sa.Column('deal_id', sa.Integer(), nullable=True),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.Column('disputed_on', IsoDate(), nullable=True),
        sa.Column('dispute', sa.Text(), server_default='', nullable=False),
        sa.Column('reminded_on', IsoDate(), nullable=True),
        sa.CheckConstraint("currency <> ''", name=op.f('ck_invoice_currency_given')),
        sa.CheckConstraint('amount > 0', name=op.f('ck_invoice_amount_positive')),
        sa.CheckConstraint('due_on >= issued_on', name=op.f('ck_invoice_due_after_issue')),
        sa.CheckConstraint('rate > 0', name=op.f('ck_invoice_rate_positive')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_invoice_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id'], name=op.f('fk_invoice_deal_id_deal'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_invoice')),
        sa.UniqueConstraint('uid', name=op.f('uq_invoice_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_invoice_card_id', 'invoice', ['card_id'], unique=False)
    op.create_index('ix_invoice_due_on', 'invoice', ['due_on'], unique=False)
    op.create_index('ix_invoice_number', 'invoice', ['number'], unique=False)
    op.create_table('collection_step',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('invoice_id', sa.Integer(), nullable=True),
        sa.Column('step', sa.Integer(), nullable=False),
        sa.Column('on_date', IsoDate(), nullable=False),
        sa.Column('result', sa.Text(), server_default='', nullable=False),
        sa.Column('lifted_on', IsoDate(), nullable=True),
        sa.CheckConstraint('step BETWEEN 1 AND 6', name=op.f('ck_collection_step_step_known')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_collection_step_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['invoice_id'], ['invoice.id'], name=op.f('fk_collection_step_invoice_id_invoice'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_collection_step')),
        sa.UniqueConstraint('uid', name=op.f('uq_collection_step_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_collection_step_card_id', 'collection_step', ['card_id'], unique=False)
    op.create_table('invoice_entry',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('invoice_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('on_date', IsoDate(), nullable=False),
        sa.Column('amount', LONG, nullable=False),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.Column('ref', sa.Text(), server_default='', nullable=False),
        sa.CheckConstraint("kind IN ('payment', 'credit-note', 'write-off')", name=op.f('ck_invoice_entry_kind_known')),
        sa.CheckConstraint('amount > 0', name=op.f('ck_invoice_entry_amount_positive')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_invoice_entry_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['invoice_id'], ['invoice.id'], name=op.f('fk_invoice_entry_invoice_id_invoice'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_invoice_entry')),
        sa.UniqueConstraint('uid', name=op.f('uq_invoice_entry_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_invoice_entry_card_id', 'invoice_entry', ['card_id'], unique=False)
    op.create_index('ix_invoice_entry_sums', 'invoice_entry', ['invoice_id', 'on_date', 'kind', 'amount'], unique=False)
    op.create_table('promise',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('side', sa.Text(), server_default='ours', nullable=False),
        sa.Column('what', sa.Text(), nullable=False),
        sa.Column('due_on', IsoDate(), nullable=True),
        sa.Column('due_time', sa.Text(), server_default='', nullable=False),
        sa.Column('state', sa.Text(), server_default='open', nullable=False),
        sa.Column('settled_on', IsoDate(), nullable=True),
        sa.Column('why', sa.Text(), server_default='', nullable=False),
        sa.Column('amount', LONG, nullable=True),
        sa.Column('currency', sa.Text(), server_default='', nullable=False),
        sa.Column('invoice_id', sa.Integer(), nullable=True),
        sa.Column('call_id', sa.Integer(), nullable=True),
        sa.Column('created_at', UtcDateTime(), nullable=False),
        sa.CheckConstraint("side IN ('ours', 'theirs')", name=op.f('ck_promise_side_known')),
        sa.CheckConstraint("state IN ('open', 'kept', 'broken')", name=op.f('ck_promise_state_known')),
        sa.CheckConstraint('amount > 0', name=op.f('ck_promise_amount_positive')),
        sa.ForeignKeyConstraint(['call_id'], ['call.id'], name=op.f('fk_promise_call_id_call'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_promise_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['invoice_id'], ['invoice.id'], name=op.f('fk_promise_invoice_id_invoice'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_promise')),
        sa.UniqueConstraint('uid', name=op.f('uq_promise_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_promise_call_id', 'promise', ['call_id'], unique=False)
    op.create_index('ix_promise_card_id', 'promise', ['card_id'], unique=False)
    op.create_index('ix_promise_invoice_id', 'promise', ['invoice_id'], unique=False)
    op.create_index('ix_promise_state_due_on', 'promise', ['state', 'due_on'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("a newer book is not brought back; restore the copy made before the upgrade")
