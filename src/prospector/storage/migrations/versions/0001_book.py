"""The book: cards, calls, follow-ups, qualification, standing, journal."""

import sqlalchemy as sa
from alembic import op

from prospector.storage.types import Image, IsoDate, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('card',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('name_key', sa.Text(), nullable=False),
        sa.Column('name_words', sa.Text(), server_default='', nullable=False),
        sa.Column('address', sa.Text(), server_default='', nullable=False),
        sa.Column('postcode', sa.Text(), server_default='', nullable=False),
        sa.Column('country', sa.Text(), server_default='', nullable=False),
        sa.Column('region', sa.Text(), server_default='', nullable=False),
        sa.Column('city', sa.Text(), server_default='', nullable=False),
        sa.Column('district', sa.Text(), server_default='', nullable=False),
        sa.Column('area', sa.Text(), server_default='', nullable=False),
        sa.Column('lat', sa.Double().with_variant(sa.REAL(), 'sqlite'), nullable=True),
        sa.Column('lon', sa.Double().with_variant(sa.REAL(), 'sqlite'), nullable=True),
        sa.Column('precision', sa.Text(), server_default='', nullable=False),
        sa.Column('circle', sa.Text(), server_default='', nullable=False),
        sa.Column('method', sa.Text(), server_default='', nullable=False),
        sa.Column('source_note', sa.Text(), server_default='', nullable=False),
        sa.Column('first_contact_on', IsoDate(), nullable=True),
        sa.Column('stopped_on', IsoDate(), nullable=True),
        sa.Column('stop_reason', sa.Text(), server_default='', nullable=False),
        sa.Column('binned_at', UtcDateTime(), nullable=True),
        sa.Column('created_at', UtcDateTime(), nullable=False),
        sa.Column('updated_at', UtcDateTime(), nullable=False),
        sa.CheckConstraint("circle IN ('', 'work', 'school', 'hobby', 'social', 'neighbourhood', 'transport', 'daily', 'residential', 'children', 'spouse', 'club', 'religion')", name=op.f('ck_card_circle_known')),
        sa.CheckConstraint("kind IN ('person', 'company')", name=op.f('ck_card_kind_known')),
        sa.CheckConstraint("method IN ('', 'door-to-door', 'referral', 'influence', 'agent', 'direct-mail', 'telemarketing', 'snowball', 'research', 'consultant', 'web-search', 'phone-book', 'inbound', 'related-company', 'predecessor', 'complementary-seller')", name=op.f('ck_card_method_known')),
        sa.CheckConstraint('length(name) > 0', name=op.f('ck_card_name_given')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_card')),
        sa.UniqueConstraint('uid', name=op.f('uq_card_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_card_area', 'card', ['area'], unique=False)
    op.create_index('ix_card_name_key', 'card', ['name_key'], unique=False)
    op.create_table('operation',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('at', UtcDateTime(), nullable=False),
        sa.Column('command', sa.Text(), server_default='', nullable=False),
        sa.Column('version', sa.Text(), server_default='', nullable=False),
        sa.Column('open', sa.Integer(), server_default='0', nullable=False),
        sa.Column('undoes', sa.Integer(), nullable=True),
        sa.Column('undone_by', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_operation')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_operation_open', 'operation', ['open'], unique=False, sqlite_where=sa.text('open = 1'), postgresql_where=sa.text('open = 1'))
    op.create_table('call',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('via', sa.Text(), nullable=False),
        sa.Column('at', UtcDateTime(), nullable=False),
        sa.Column('utc_offset', sa.Integer(), server_default='0', nullable=False),
        sa.Column('outcome', sa.Text(), nullable=False),
        sa.Column('need', sa.Text(), server_default='', nullable=False),
        sa.Column('attitude', sa.Text(), server_default='', nullable=False),
        sa.Column('visit_chance', sa.Text(), server_default='', nullable=False),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.Column('duration_s', sa.Integer(), nullable=True),
        sa.Column('direction', sa.Text(), server_default='out', nullable=False),
        sa.CheckConstraint("attitude IN ('', 'keen', 'warm', 'neutral', 'cool', 'hostile')", name=op.f('ck_call_attitude_known')),
        sa.CheckConstraint("direction IN ('out', 'in')", name=op.f('ck_call_direction_known')),
        sa.CheckConstraint("need IN ('', 'large', 'medium', 'small', 'none')", name=op.f('ck_call_need_known')),
        sa.CheckConstraint("outcome IN ('reached', 'no-answer', 'busy', 'wrong-number', 'refused', 'interested', 'appointment', 'closed', 'left-message', 'call-back', 'sent')", name=op.f('ck_call_outcome_known')),
        sa.CheckConstraint("via IN ('phone', 'visit', 'wechat', 'email', 'letter', 'event', 'gift')", name=op.f('ck_call_via_known')),
        sa.CheckConstraint("visit_chance IN ('', 'yes', 'maybe', 'no')", name=op.f('ck_call_visit_chance_known')),
        sa.CheckConstraint('duration_s >= 0', name=op.f('ck_call_duration_positive')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_call_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_call')),
        sa.UniqueConstraint('uid', name=op.f('uq_call_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_call_at', 'call', ['at'], unique=False)
    op.create_index('ix_call_card_id_at', 'call', ['card_id', 'at'], unique=False)
    op.create_table('change',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('operation_id', sa.Integer(), nullable=False),
        sa.Column('table_name', sa.Text(), nullable=False),
        sa.Column('row_id', sa.Integer(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=True),
        sa.Column('action', sa.Text(), nullable=False),
        sa.Column('before', Image(), nullable=True),
        sa.Column('after', Image(), nullable=True),
        sa.CheckConstraint("action IN ('insert', 'update', 'delete')", name=op.f('ck_change_action_known')),
        sa.ForeignKeyConstraint(['operation_id'], ['operation.id'], name=op.f('fk_change_operation_id_operation'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_change')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_change_card_id', 'change', ['card_id'], unique=False)
    op.create_index('ix_change_operation_id', 'change', ['operation_id'], unique=False)
    op.create_table('email',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('address', sa.Text(), nullable=False),
        sa.Column('key', sa.Text(), nullable=False),
        sa.Column('label', sa.Text(), server_default='', nullable=False),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_email_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_email')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_email_card_id', 'email', ['card_id'], unique=False)
    op.create_index('ix_email_key', 'email', ['key'], unique=False)
    op.create_table('fact',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('key', sa.Text(), nullable=False),
        sa.Column('value', sa.Text(), nullable=False),
        sa.Column('noted_on', IsoDate(), nullable=True),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_fact_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_fact')),
        sa.UniqueConstraint('card_id', 'key', name=op.f('uq_fact_card_id_key')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_fact_key', 'fact', ['key'], unique=False)
    op.create_table('note',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('at', UtcDateTime(), nullable=False),
        sa.Column('body', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_note_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_note')),
        sa.UniqueConstraint('uid', name=op.f('uq_note_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_note_card_id', 'note', ['card_id'], unique=False)
    op.create_table('phone',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('raw', sa.Text(), nullable=False),
        sa.Column('e164', sa.Text(), server_default='', nullable=False),
        sa.Column('extension', sa.Text(), server_default='', nullable=False),
        sa.Column('label', sa.Text(), server_default='', nullable=False),
        sa.Column('digits', sa.Text(), server_default='', nullable=False),
        sa.Column('tail', sa.Text(), server_default='', nullable=False),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_phone_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_phone')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_phone_card_id_position', 'phone', ['card_id', 'position'], unique=False)
    op.create_index('ix_phone_tail', 'phone', ['tail'], unique=False)
    op.create_table('qualification',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('letter', sa.Text(), nullable=False),
        sa.Column('value', sa.Text(), nullable=False),
        sa.Column('evidence', sa.Text(), server_default='', nullable=False),
        sa.Column('noted_on', IsoDate(), nullable=False),
        sa.CheckConstraint("letter IN ('M', 'A', 'N')", name=op.f('ck_qualification_letter_known')),
        sa.CheckConstraint("value IN ('yes', 'no', 'unknown')", name=op.f('ck_qualification_value_known')),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_qualification_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_qualification')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_qualification_card_id_letter_noted_on', 'qualification', ['card_id', 'letter', 'noted_on'], unique=False)
    op.create_table('role',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('company_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.Text(), server_default='', nullable=False),
        sa.Column('decides', sa.Integer(), server_default='0', nullable=False),
        sa.CheckConstraint('decides IN (0, 1)', name=op.f('ck_role_decides_known')),
        sa.CheckConstraint('person_id <> company_id', name=op.f('ck_role_two_cards')),
        sa.ForeignKeyConstraint(['company_id'], ['card.id'], name=op.f('fk_role_company_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['person_id'], ['card.id'], name=op.f('fk_role_person_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_role')),
        sa.UniqueConstraint('person_id', 'company_id', name=op.f('uq_role_person_id_company_id')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_role_company_id', 'role', ['company_id'], unique=False)
    op.create_table('standing',
        sa.Column('card_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('money', sa.Text(), server_default='', nullable=False),
        sa.Column('authority', sa.Text(), server_default='', nullable=False),
        sa.Column('need', sa.Text(), server_default='', nullable=False),
        sa.Column('need_size', sa.Text(), server_default='', nullable=False),
        sa.Column('attitude', sa.Text(), server_default='', nullable=False),
        sa.Column('visit_chance', sa.Text(), server_default='', nullable=False),
        sa.Column('contacts', sa.Integer(), server_default='0', nullable=False),
        sa.Column('tries', sa.Integer(), server_default='0', nullable=False),
        sa.Column('last_at', UtcDateTime(), nullable=True),
        sa.Column('last_via', sa.Text(), server_default='', nullable=False),
        sa.Column('last_outcome', sa.Text(), server_default='', nullable=False),
        sa.Column('reached_at', UtcDateTime(), nullable=True),
        sa.Column('interested_at', UtcDateTime(), nullable=True),
        sa.Column('first_deal_on', IsoDate(), nullable=True),
        sa.Column('last_deal_on', IsoDate(), nullable=True),
        sa.Column('deals', sa.Integer(), server_default='0', nullable=False),
        sa.Column('next_due_on', IsoDate(), nullable=True),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_standing_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('card_id', name=op.f('pk_standing')),
        sqlite_strict=True
    )
    op.create_index('ix_standing_fresh', 'standing', ['card_id'], unique=False, sqlite_where=sa.text("next_due_on IS NULL AND contacts = 0 AND money = '' AND authority = '' AND need = ''"), postgresql_where=sa.text("next_due_on IS NULL AND contacts = 0 AND money = '' AND authority = '' AND need = ''"))
    op.create_index('ix_standing_known', 'standing', ['card_id'], unique=False, sqlite_where=sa.text("next_due_on IS NULL AND contacts = 0 AND (money <> '' OR authority <> '' OR need <> '' OR deals > 0)"), postgresql_where=sa.text("next_due_on IS NULL AND contacts = 0 AND (money <> '' OR authority <> '' OR need <> '' OR deals > 0)"))
    op.create_index('ix_standing_no_next', 'standing', ['last_at'], unique=False, sqlite_where=sa.text('next_due_on IS NULL AND contacts > 0 AND interested_at IS NULL'), postgresql_where=sa.text('next_due_on IS NULL AND contacts > 0 AND interested_at IS NULL'))
    op.create_index('ix_standing_quiet', 'standing', ['last_at'], unique=False, sqlite_where=sa.text('next_due_on IS NULL AND interested_at IS NOT NULL'), postgresql_where=sa.text('next_due_on IS NULL AND interested_at IS NOT NULL'))
    op.create_table('tag',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_tag_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_tag')),
        sa.UniqueConstraint('card_id', 'name', name=op.f('uq_tag_card_id_name')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_tag_name', 'tag', ['name'], unique=False)
    op.create_table('deal',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('on_date', IsoDate(), nullable=False),
        sa.Column('note', sa.Text(), server_default='', nullable=False),
        sa.Column('call_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['call_id'], ['call.id'], name=op.f('fk_deal_call_id_call'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_deal_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_deal')),
        sa.UniqueConstraint('uid', name=op.f('uq_deal_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_deal_call_id', 'deal', ['call_id'], unique=False)
    op.create_index('ix_deal_card_id', 'deal', ['card_id'], unique=False)
    op.create_table('follow_up',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('uid', sa.Text(), nullable=False),
        sa.Column('card_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('due_on', IsoDate(), nullable=False),
        sa.Column('due_time', sa.Text(), server_default='', nullable=False),
        sa.Column('action', sa.Text(), nullable=False),
        sa.Column('state', sa.Text(), nullable=False),
        sa.Column('why', sa.Text(), server_default='', nullable=False),
        sa.Column('minutes', sa.Integer(), nullable=True),
        sa.Column('call_id', sa.Integer(), nullable=True),
        sa.Column('created_at', UtcDateTime(), nullable=False),
        sa.Column('settled_at', UtcDateTime(), nullable=True),
        sa.CheckConstraint("kind IN ('task', 'visit')", name=op.f('ck_follow_up_kind_known')),
        sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name=op.f('ck_follow_up_state_known')),
        sa.CheckConstraint('minutes > 0', name=op.f('ck_follow_up_minutes_positive')),
        sa.ForeignKeyConstraint(['call_id'], ['call.id'], name=op.f('fk_follow_up_call_id_call'), initially='IMMEDIATE', deferrable=True),
        sa.ForeignKeyConstraint(['card_id'], ['card.id'], name=op.f('fk_follow_up_card_id_card'), initially='IMMEDIATE', deferrable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up')),
        sa.UniqueConstraint('uid', name=op.f('uq_follow_up_uid')),
        sqlite_autoincrement=True,
        sqlite_strict=True
    )
    op.create_index('ix_follow_up_call_id', 'follow_up', ['call_id'], unique=False)
    op.create_index('ix_follow_up_card_id_state_due_on', 'follow_up', ['card_id', 'state', 'due_on'], unique=False)
    op.create_index('ix_follow_up_state_due_on', 'follow_up', ['state', 'due_on'], unique=False)


def downgrade() -> None:
    op.drop_table('follow_up')
    op.drop_table('deal')
    op.drop_table('tag')
    op.drop_table('standing')
    op.drop_table('role')
    op.drop_table('qualification')
    op.drop_table('phone')
    op.drop_table('note')
    op.drop_table('fact')
    op.drop_table('email')
    op.drop_table('change')
    op.drop_table('call')
    op.drop_table('operation')
    op.drop_table('card')
