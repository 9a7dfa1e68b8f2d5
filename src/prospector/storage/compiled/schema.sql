-- generated from storage/tables.py and storage/triggers.py; run make compile

CREATE TABLE card (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	name_words TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	postcode TEXT DEFAULT '' NOT NULL, 
	country TEXT DEFAULT '' NOT NULL, 
	region TEXT DEFAULT '' NOT NULL, 
	city TEXT DEFAULT '' NOT NULL, 
	district TEXT DEFAULT '' NOT NULL, 
	area TEXT DEFAULT '' NOT NULL, 
	lat REAL, 
	lon REAL, 
	precision TEXT DEFAULT '' NOT NULL, 
	circle TEXT DEFAULT '' NOT NULL, 
	method TEXT DEFAULT '' NOT NULL, 
	source_note TEXT DEFAULT '' NOT NULL, 
	first_contact_on TEXT, 
	stopped_on TEXT, 
	stop_reason TEXT DEFAULT '' NOT NULL, 
	binned_at TEXT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	CONSTRAINT ck_card_kind_known CHECK (kind IN ('person', 'company')), 
	CONSTRAINT ck_card_circle_known CHECK (circle IN ('', 'work', 'school', 'hobby', 'social', 'neighbourhood', 'transport', 'daily', 'residential', 'children', 'spouse', 'club', 'religion')), 
	CONSTRAINT ck_card_method_known CHECK (method IN ('', 'door-to-door', 'referral', 'influence', 'agent', 'direct-mail', 'telemarketing', 'snowball', 'research', 'consultant', 'web-search', 'phone-book', 'inbound', 'related-company', 'predecessor', 'complementary-seller')), 
	CONSTRAINT ck_card_name_given CHECK (length(name) > 0), 
	CONSTRAINT uq_card_uid UNIQUE (uid)
)
 STRICT;

CREATE INDEX ix_card_area ON card (area);

CREATE INDEX ix_card_name_key ON card (name_key);

CREATE TABLE goal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	set_on TEXT NOT NULL, 
	monthly INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	years INTEGER, 
	earners INTEGER, 
	income_percent REAL, 
	note TEXT DEFAULT '' NOT NULL, 
	closed_at TEXT, 
	CONSTRAINT ck_goal_kind_known CHECK (kind IN ('income', 'life')), 
	CONSTRAINT ck_goal_monthly_positive CHECK (monthly > 0), 
	CONSTRAINT ck_goal_years_positive CHECK (years > 0), 
	CONSTRAINT ck_goal_earners_positive CHECK (earners > 0), 
	CONSTRAINT uq_goal_uid UNIQUE (uid)
)
 STRICT;

CREATE TABLE operation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at TEXT NOT NULL, 
	command TEXT DEFAULT '' NOT NULL, 
	version TEXT DEFAULT '' NOT NULL, 
	open INTEGER DEFAULT '0' NOT NULL, 
	undoes INTEGER, 
	undone_by INTEGER
)
 STRICT;

CREATE INDEX ix_operation_open ON operation (open) WHERE open = 1;

CREATE TABLE saved_list (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	"query" TEXT NOT NULL, 
	CONSTRAINT uq_saved_list_name UNIQUE (name)
)
 STRICT;

CREATE TABLE brief (
	card_id INTEGER NOT NULL, 
	courted INTEGER NOT NULL, 
	next_due_on TEXT, 
	parts TEXT NOT NULL, 
	CONSTRAINT pk_brief PRIMARY KEY (card_id), 
	CONSTRAINT ck_brief_courted_known CHECK (courted IN (0, 1)), 
	CONSTRAINT fk_brief_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_brief_due ON brief (next_due_on, parts) WHERE courted = 1 AND next_due_on IS NOT NULL;

CREATE TABLE call (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	via TEXT NOT NULL, 
	at TEXT NOT NULL, 
	utc_offset INTEGER DEFAULT '0' NOT NULL, 
	outcome TEXT NOT NULL, 
	need TEXT DEFAULT '' NOT NULL, 
	attitude TEXT DEFAULT '' NOT NULL, 
	visit_chance TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	duration_s INTEGER, 
	direction TEXT DEFAULT 'out' NOT NULL, 
	CONSTRAINT ck_call_via_known CHECK (via IN ('phone', 'visit', 'wechat', 'email', 'letter', 'event', 'gift')), 
	CONSTRAINT ck_call_outcome_known CHECK (outcome IN ('reached', 'no-answer', 'busy', 'wrong-number', 'refused', 'interested', 'appointment', 'closed', 'left-message', 'call-back', 'sent')), 
	CONSTRAINT ck_call_need_known CHECK (need IN ('', 'large', 'medium', 'small', 'none')), 
	CONSTRAINT ck_call_attitude_known CHECK (attitude IN ('', 'keen', 'warm', 'neutral', 'cool', 'hostile')), 
	CONSTRAINT ck_call_visit_chance_known CHECK (visit_chance IN ('', 'yes', 'maybe', 'no')), 
	CONSTRAINT ck_call_direction_known CHECK (direction IN ('out', 'in')), 
	CONSTRAINT ck_call_duration_positive CHECK (duration_s >= 0), 
	CONSTRAINT uq_call_uid UNIQUE (uid), 
	CONSTRAINT fk_call_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_call_at ON call (at);

CREATE INDEX ix_call_card_id_at ON call (card_id, at);

CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	card_id INTEGER, 
	action TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT ck_change_action_known CHECK (action IN ('insert', 'update', 'delete')), 
	CONSTRAINT fk_change_operation_id_operation FOREIGN KEY(operation_id) REFERENCES operation (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_change_card_id ON change (card_id);

CREATE INDEX ix_change_operation_id ON change (operation_id);

CREATE TABLE competitor (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	product TEXT DEFAULT '' NOT NULL, 
	satisfaction INTEGER, 
	seller TEXT DEFAULT '' NOT NULL, 
	selling TEXT DEFAULT '' NOT NULL, 
	relation TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	noted_on TEXT NOT NULL, 
	CONSTRAINT ck_competitor_satisfaction_known CHECK (satisfaction BETWEEN 1 AND 5), 
	CONSTRAINT uq_competitor_uid UNIQUE (uid), 
	CONSTRAINT fk_competitor_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_competitor_card_id ON competitor (card_id);

CREATE TABLE complaint (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	severity TEXT DEFAULT 'medium' NOT NULL, 
	owner TEXT DEFAULT '' NOT NULL, 
	product TEXT DEFAULT '' NOT NULL, 
	cause TEXT DEFAULT '' NOT NULL, 
	state TEXT DEFAULT 'open' NOT NULL, 
	opened_at TEXT NOT NULL, 
	resolved_at TEXT, 
	closed_at TEXT, 
	CONSTRAINT ck_complaint_severity_known CHECK (severity IN ('low', 'medium', 'high', 'critical')), 
	CONSTRAINT ck_complaint_state_known CHECK (state IN ('open', 'resolved', 'satisfied')), 
	CONSTRAINT uq_complaint_uid UNIQUE (uid), 
	CONSTRAINT fk_complaint_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_complaint_card_id ON complaint (card_id);

CREATE INDEX ix_complaint_state ON complaint (state);

CREATE TABLE credit_score (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	criterion TEXT NOT NULL, 
	score INTEGER NOT NULL, 
	on_date TEXT NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT ck_credit_score_criterion_known CHECK (criterion IN ('character', 'capacity', 'capital', 'collateral', 'conditions')), 
	CONSTRAINT ck_credit_score_score_known CHECK (score BETWEEN 1 AND 5), 
	CONSTRAINT uq_credit_score_uid UNIQUE (uid), 
	CONSTRAINT fk_credit_score_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_credit_score_card_id ON credit_score (card_id);

CREATE TABLE distinct_pair (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	card_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT ck_distinct_pair_ordered CHECK (card_id < other_id), 
	CONSTRAINT uq_distinct_pair_card_id_other_id UNIQUE (card_id, other_id), 
	CONSTRAINT fk_distinct_pair_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_distinct_pair_other_id_card FOREIGN KEY(other_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_distinct_pair_other_id ON distinct_pair (other_id);

CREATE TABLE email (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	card_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	address TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	label TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_email_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_email_card_id ON email (card_id);

CREATE INDEX ix_email_key ON email ("key");

CREATE TABLE fact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	card_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	noted_on TEXT, 
	CONSTRAINT uq_fact_card_id_key UNIQUE (card_id, "key"), 
	CONSTRAINT fk_fact_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_fact_key ON fact ("key");

CREATE TABLE goal_item (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	goal_id INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	CONSTRAINT ck_goal_item_amount_positive CHECK (amount > 0), 
	CONSTRAINT fk_goal_item_goal_id_goal FOREIGN KEY(goal_id) REFERENCES goal (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_goal_item_goal_id ON goal_item (goal_id);

CREATE TABLE judgement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	faith TEXT NOT NULL, 
	on_date TEXT NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT ck_judgement_faith_known CHECK (faith IN ('good-faith', 'bad-faith')), 
	CONSTRAINT uq_judgement_uid UNIQUE (uid), 
	CONSTRAINT fk_judgement_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_judgement_card_id ON judgement (card_id);

CREATE TABLE lending (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	borrower TEXT NOT NULL, 
	lent_on TEXT NOT NULL, 
	due_on TEXT, 
	returned_on TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_lending_uid UNIQUE (uid), 
	CONSTRAINT fk_lending_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_lending_card_id ON lending (card_id);

CREATE TABLE merge (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	card_id INTEGER NOT NULL, 
	loser_id INTEGER NOT NULL, 
	loser_uid TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT ck_merge_two_cards CHECK (card_id <> loser_id), 
	CONSTRAINT uq_merge_loser_id UNIQUE (loser_id), 
	CONSTRAINT fk_merge_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_merge_loser_id_card FOREIGN KEY(loser_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_merge_card_id ON merge (card_id);

CREATE INDEX ix_merge_loser_uid ON merge (loser_uid);

CREATE TABLE note (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT uq_note_uid UNIQUE (uid), 
	CONSTRAINT fk_note_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_note_card_id ON note (card_id);

CREATE TABLE occasion (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	day TEXT NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_occasion_uid UNIQUE (uid), 
	CONSTRAINT fk_occasion_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_occasion_card_id ON occasion (card_id);

CREATE TABLE phone (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	card_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	raw TEXT NOT NULL, 
	e164 TEXT DEFAULT '' NOT NULL, 
	extension TEXT DEFAULT '' NOT NULL, 
	label TEXT DEFAULT '' NOT NULL, 
	digits TEXT DEFAULT '' NOT NULL, 
	tail TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_phone_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_phone_card_id_position ON phone (card_id, position);

CREATE INDEX ix_phone_tail ON phone (tail);

CREATE TABLE qualification (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	card_id INTEGER NOT NULL, 
	letter TEXT NOT NULL, 
	value TEXT NOT NULL, 
	evidence TEXT DEFAULT '' NOT NULL, 
	noted_on TEXT NOT NULL, 
	CONSTRAINT ck_qualification_letter_known CHECK (letter IN ('M', 'A', 'N')), 
	CONSTRAINT ck_qualification_value_known CHECK (value IN ('yes', 'no', 'unknown')), 
	CONSTRAINT fk_qualification_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_qualification_card_id_letter_noted_on ON qualification (card_id, letter, noted_on);

CREATE TABLE referral (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	referrer_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	reported_on TEXT, 
	thanked_on TEXT, 
	CONSTRAINT ck_referral_two_cards CHECK (card_id <> referrer_id), 
	CONSTRAINT uq_referral_uid UNIQUE (uid), 
	CONSTRAINT uq_referral_card_id_referrer_id UNIQUE (card_id, referrer_id), 
	CONSTRAINT fk_referral_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_referral_referrer_id_card FOREIGN KEY(referrer_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_referral_referrer_id ON referral (referrer_id);

CREATE TABLE referral_ask (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	on_date TEXT NOT NULL, 
	got INTEGER DEFAULT '0' NOT NULL, 
	question TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT ck_referral_ask_got_not_below_zero CHECK (got >= 0), 
	CONSTRAINT uq_referral_ask_uid UNIQUE (uid), 
	CONSTRAINT fk_referral_ask_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_referral_ask_card_id ON referral_ask (card_id);

CREATE TABLE role (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	role TEXT DEFAULT '' NOT NULL, 
	decides INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT uq_role_person_id_company_id UNIQUE (person_id, company_id), 
	CONSTRAINT ck_role_decides_known CHECK (decides IN (0, 1)), 
	CONSTRAINT ck_role_two_cards CHECK (person_id <> company_id), 
	CONSTRAINT fk_role_person_id_card FOREIGN KEY(person_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_role_company_id_card FOREIGN KEY(company_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_role_company_id ON role (company_id);

CREATE TABLE satisfaction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	on_date TEXT NOT NULL, 
	score INTEGER NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT ck_satisfaction_score_known CHECK (score BETWEEN 1 AND 5), 
	CONSTRAINT uq_satisfaction_uid UNIQUE (uid), 
	CONSTRAINT fk_satisfaction_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_satisfaction_card_id_on_date ON satisfaction (card_id, on_date);

CREATE TABLE search_entry (
	id INTEGER NOT NULL, 
	card_id INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	part_id INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_search_entry PRIMARY KEY (id), 
	CONSTRAINT uq_search_entry_part_part_id UNIQUE (part, part_id), 
	CONSTRAINT fk_search_entry_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_search_entry_card_id ON search_entry (card_id);

CREATE TABLE stakeholder (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	why TEXT DEFAULT '' NOT NULL, 
	common_ground TEXT DEFAULT '' NOT NULL, 
	known_by_id INTEGER, 
	noted_on TEXT NOT NULL, 
	CONSTRAINT ck_stakeholder_part_known CHECK (part IN ('decider', 'purchaser', 'payer', 'user', 'ally', 'opponent')), 
	CONSTRAINT ck_stakeholder_two_cards CHECK (card_id <> person_id), 
	CONSTRAINT uq_stakeholder_uid UNIQUE (uid), 
	CONSTRAINT uq_stakeholder_card_id_person_id_part UNIQUE (card_id, person_id, part), 
	CONSTRAINT fk_stakeholder_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_stakeholder_person_id_card FOREIGN KEY(person_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_stakeholder_known_by_id_card FOREIGN KEY(known_by_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_stakeholder_known_by_id ON stakeholder (known_by_id);

CREATE INDEX ix_stakeholder_person_id ON stakeholder (person_id);

CREATE TABLE standing (
	card_id INTEGER NOT NULL, 
	money TEXT DEFAULT '' NOT NULL, 
	authority TEXT DEFAULT '' NOT NULL, 
	need TEXT DEFAULT '' NOT NULL, 
	need_size TEXT DEFAULT '' NOT NULL, 
	attitude TEXT DEFAULT '' NOT NULL, 
	visit_chance TEXT DEFAULT '' NOT NULL, 
	contacts INTEGER DEFAULT '0' NOT NULL, 
	tries INTEGER DEFAULT '0' NOT NULL, 
	last_at TEXT, 
	last_via TEXT DEFAULT '' NOT NULL, 
	last_outcome TEXT DEFAULT '' NOT NULL, 
	reached_at TEXT, 
	interested_at TEXT, 
	first_deal_on TEXT, 
	last_deal_on TEXT, 
	deals INTEGER DEFAULT '0' NOT NULL, 
	next_due_on TEXT, 
	CONSTRAINT pk_standing PRIMARY KEY (card_id), 
	CONSTRAINT fk_standing_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_standing_fresh ON standing (card_id) WHERE next_due_on IS NULL AND contacts = 0 AND money = '' AND authority = '' AND need = '';

CREATE INDEX ix_standing_known ON standing (card_id) WHERE next_due_on IS NULL AND contacts = 0 AND (money <> '' OR authority <> '' OR need <> '' OR deals > 0);

CREATE INDEX ix_standing_lapsed ON standing (last_deal_on) WHERE next_due_on IS NULL AND last_deal_on IS NOT NULL;

CREATE INDEX ix_standing_no_next ON standing (last_at) WHERE next_due_on IS NULL AND contacts > 0 AND interested_at IS NULL;

CREATE INDEX ix_standing_quiet ON standing (last_at) WHERE next_due_on IS NULL AND interested_at IS NOT NULL;

CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	card_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT uq_tag_card_id_name UNIQUE (card_id, name), 
	CONSTRAINT fk_tag_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_tag_name ON tag (name);

CREATE TABLE tier (
	card_id INTEGER NOT NULL, 
	tier TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	as_of TEXT NOT NULL, 
	face TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_tier PRIMARY KEY (card_id), 
	CONSTRAINT fk_tier_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE TABLE complaint_entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	complaint_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	at TEXT NOT NULL, 
	body TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT ck_complaint_entry_kind_known CHECK (kind IN ('opened', 'note', 'cause', 'escalated', 'resolved', 'satisfied', 'reopened')), 
	CONSTRAINT uq_complaint_entry_uid UNIQUE (uid), 
	CONSTRAINT fk_complaint_entry_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_complaint_entry_complaint_id_complaint FOREIGN KEY(complaint_id) REFERENCES complaint (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_complaint_entry_card_id ON complaint_entry (card_id);

CREATE INDEX ix_complaint_entry_complaint_id ON complaint_entry (complaint_id);

CREATE TABLE deal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	on_date TEXT NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	call_id INTEGER, 
	kind TEXT DEFAULT 'sale' NOT NULL, 
	state TEXT DEFAULT 'won' NOT NULL, 
	of_id INTEGER, 
	amount INTEGER, 
	currency TEXT DEFAULT '' NOT NULL, 
	rate REAL, 
	cost INTEGER, 
	product TEXT DEFAULT '' NOT NULL, 
	quantity REAL, 
	ref TEXT DEFAULT '' NOT NULL, 
	stage TEXT DEFAULT '' NOT NULL, 
	chance INTEGER, 
	expected_on TEXT, 
	reason TEXT DEFAULT '' NOT NULL, 
	contract TEXT DEFAULT '' NOT NULL, 
	contract_ends_on TEXT, 
	CONSTRAINT ck_deal_kind_known CHECK (kind IN ('sale', 'return', 'discount')), 
	CONSTRAINT ck_deal_state_known CHECK (state IN ('open', 'won', 'lost')), 
	CONSTRAINT ck_deal_chance_percent CHECK (chance BETWEEN 0 AND 100), 
	CONSTRAINT ck_deal_rate_positive CHECK (rate > 0), 
	CONSTRAINT ck_deal_quantity_positive CHECK (quantity > 0), 
	CONSTRAINT ck_deal_currency_given CHECK (amount IS NULL OR currency <> ''), 
	CONSTRAINT ck_deal_reduction_below_zero CHECK (kind = 'sale' OR amount <= 0), 
	CONSTRAINT ck_deal_sale_not_below_zero CHECK (kind <> 'sale' OR amount IS NULL OR amount >= 0), 
	CONSTRAINT uq_deal_uid UNIQUE (uid), 
	CONSTRAINT fk_deal_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_deal_call_id_call FOREIGN KEY(call_id) REFERENCES call (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_deal_of_id_deal FOREIGN KEY(of_id) REFERENCES deal (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_deal_call_id ON deal (call_id);

CREATE INDEX ix_deal_contract_ends_on ON deal (contract_ends_on) WHERE contract_ends_on IS NOT NULL;

CREATE INDEX ix_deal_expected_on ON deal (expected_on) WHERE state = 'open';

CREATE INDEX ix_deal_of_id ON deal (of_id);

CREATE INDEX ix_deal_on_date ON deal (on_date);

CREATE INDEX ix_deal_ref ON deal (ref);

CREATE INDEX ix_deal_sums ON deal (card_id, currency, rate, state, kind, on_date, amount, cost);

CREATE TABLE follow_up (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	due_on TEXT NOT NULL, 
	due_time TEXT DEFAULT '' NOT NULL, 
	action TEXT NOT NULL, 
	state TEXT NOT NULL, 
	why TEXT DEFAULT '' NOT NULL, 
	minutes INTEGER, 
	call_id INTEGER, 
	created_at TEXT NOT NULL, 
	settled_at TEXT, 
	CONSTRAINT ck_follow_up_kind_known CHECK (kind IN ('task', 'visit')), 
	CONSTRAINT ck_follow_up_state_known CHECK (state IN ('open', 'done', 'dropped')), 
	CONSTRAINT ck_follow_up_minutes_positive CHECK (minutes > 0), 
	CONSTRAINT uq_follow_up_uid UNIQUE (uid), 
	CONSTRAINT fk_follow_up_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_follow_up_call_id_call FOREIGN KEY(call_id) REFERENCES call (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_follow_up_call_id ON follow_up (call_id);

CREATE INDEX ix_follow_up_card_id_state_due_on ON follow_up (card_id, state, due_on);

CREATE INDEX ix_follow_up_state_due_on ON follow_up (state, due_on);

CREATE TABLE greeting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	on_date TEXT NOT NULL, 
	occasion TEXT NOT NULL, 
	template TEXT DEFAULT '' NOT NULL, 
	body TEXT DEFAULT '' NOT NULL, 
	call_id INTEGER, 
	CONSTRAINT uq_greeting_uid UNIQUE (uid), 
	CONSTRAINT fk_greeting_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_greeting_call_id_call FOREIGN KEY(call_id) REFERENCES call (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_greeting_card_id_on_date ON greeting (card_id, on_date);

CREATE TABLE reward (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	referral_id INTEGER, 
	amount INTEGER, 
	currency TEXT DEFAULT '' NOT NULL, 
	gift TEXT DEFAULT '' NOT NULL, 
	promised_on TEXT NOT NULL, 
	paid_on TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT ck_reward_amount_positive CHECK (amount > 0), 
	CONSTRAINT ck_reward_currency_given CHECK (amount IS NULL OR currency <> ''), 
	CONSTRAINT ck_reward_something_given CHECK (amount IS NOT NULL OR gift <> ''), 
	CONSTRAINT uq_reward_uid UNIQUE (uid), 
	CONSTRAINT fk_reward_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_reward_referral_id_referral FOREIGN KEY(referral_id) REFERENCES referral (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_reward_card_id ON reward (card_id);

CREATE INDEX ix_reward_referral_id ON reward (referral_id);

CREATE TABLE invoice (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	number TEXT DEFAULT '' NOT NULL, 
	issued_on TEXT NOT NULL, 
	due_on TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	rate REAL, 
	deal_id INTEGER, 
	note TEXT DEFAULT '' NOT NULL, 
	disputed_on TEXT, 
	dispute TEXT DEFAULT '' NOT NULL, 
	reminded_on TEXT, 
	CONSTRAINT ck_invoice_amount_positive CHECK (amount > 0), 
	CONSTRAINT ck_invoice_rate_positive CHECK (rate > 0), 
	CONSTRAINT ck_invoice_currency_given CHECK (currency <> ''), 
	CONSTRAINT ck_invoice_due_after_issue CHECK (due_on >= issued_on), 
	CONSTRAINT uq_invoice_uid UNIQUE (uid), 
	CONSTRAINT fk_invoice_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_invoice_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_invoice_card_id ON invoice (card_id);

CREATE INDEX ix_invoice_due_on ON invoice (due_on);

CREATE INDEX ix_invoice_number ON invoice (number);

CREATE TABLE collection_step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	invoice_id INTEGER, 
	step INTEGER NOT NULL, 
	on_date TEXT NOT NULL, 
	result TEXT DEFAULT '' NOT NULL, 
	lifted_on TEXT, 
	CONSTRAINT ck_collection_step_step_known CHECK (step BETWEEN 1 AND 6), 
	CONSTRAINT uq_collection_step_uid UNIQUE (uid), 
	CONSTRAINT fk_collection_step_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_collection_step_invoice_id_invoice FOREIGN KEY(invoice_id) REFERENCES invoice (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_collection_step_card_id ON collection_step (card_id);

CREATE TABLE invoice_entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	invoice_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	on_date TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	ref TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT ck_invoice_entry_kind_known CHECK (kind IN ('payment', 'credit-note', 'write-off')), 
	CONSTRAINT ck_invoice_entry_amount_positive CHECK (amount > 0), 
	CONSTRAINT uq_invoice_entry_uid UNIQUE (uid), 
	CONSTRAINT fk_invoice_entry_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_invoice_entry_invoice_id_invoice FOREIGN KEY(invoice_id) REFERENCES invoice (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_invoice_entry_card_id ON invoice_entry (card_id);

CREATE INDEX ix_invoice_entry_sums ON invoice_entry (invoice_id, on_date, kind, amount);

CREATE TABLE promise (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	side TEXT DEFAULT 'ours' NOT NULL, 
	what TEXT NOT NULL, 
	due_on TEXT, 
	due_time TEXT DEFAULT '' NOT NULL, 
	state TEXT DEFAULT 'open' NOT NULL, 
	settled_on TEXT, 
	why TEXT DEFAULT '' NOT NULL, 
	amount INTEGER, 
	currency TEXT DEFAULT '' NOT NULL, 
	invoice_id INTEGER, 
	call_id INTEGER, 
	created_at TEXT NOT NULL, 
	CONSTRAINT ck_promise_side_known CHECK (side IN ('ours', 'theirs')), 
	CONSTRAINT ck_promise_state_known CHECK (state IN ('open', 'kept', 'broken')), 
	CONSTRAINT ck_promise_amount_positive CHECK (amount > 0), 
	CONSTRAINT uq_promise_uid UNIQUE (uid), 
	CONSTRAINT fk_promise_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_promise_invoice_id_invoice FOREIGN KEY(invoice_id) REFERENCES invoice (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_promise_call_id_call FOREIGN KEY(call_id) REFERENCES call (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;

CREATE INDEX ix_promise_call_id ON promise (call_id);

CREATE INDEX ix_promise_card_id ON promise (card_id);

CREATE INDEX ix_promise_invoice_id ON promise (invoice_id);

CREATE INDEX ix_promise_state_due_on ON promise (state, due_on);

CREATE TRIGGER journal_card_insert AFTER INSERT ON card
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'card', NEW.id,
      NEW.id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'kind', NEW."kind", 'name', NEW."name", 'name_key', NEW."name_key", 'name_words', NEW."name_words", 'address', NEW."address", 'postcode', NEW."postcode", 'country', NEW."country", 'region', NEW."region", 'city', NEW."city", 'district', NEW."district", 'area', NEW."area", 'lat', NEW."lat", 'lon', NEW."lon", 'precision', NEW."precision", 'circle', NEW."circle", 'method', NEW."method", 'source_note', NEW."source_note", 'first_contact_on', NEW."first_contact_on", 'stopped_on', NEW."stopped_on", 'stop_reason', NEW."stop_reason", 'binned_at', NEW."binned_at", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"));
END;

CREATE TRIGGER journal_card_update AFTER UPDATE ON card
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."kind" IS NEW."kind" AND OLD."name" IS NEW."name" AND OLD."name_key" IS NEW."name_key" AND OLD."name_words" IS NEW."name_words" AND OLD."address" IS NEW."address" AND OLD."postcode" IS NEW."postcode" AND OLD."country" IS NEW."country" AND OLD."region" IS NEW."region" AND OLD."city" IS NEW."city" AND OLD."district" IS NEW."district" AND OLD."area" IS NEW."area" AND OLD."lat" IS NEW."lat" AND OLD."lon" IS NEW."lon" AND OLD."precision" IS NEW."precision" AND OLD."circle" IS NEW."circle" AND OLD."method" IS NEW."method" AND OLD."source_note" IS NEW."source_note" AND OLD."first_contact_on" IS NEW."first_contact_on" AND OLD."stopped_on" IS NEW."stopped_on" AND OLD."stop_reason" IS NEW."stop_reason" AND OLD."binned_at" IS NEW."binned_at" AND OLD."created_at" IS NEW."created_at" AND OLD."updated_at" IS NEW."updated_at")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'card', NEW.id,
      NEW.id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'kind', OLD."kind", 'name', OLD."name", 'name_key', OLD."name_key", 'name_words', OLD."name_words", 'address', OLD."address", 'postcode', OLD."postcode", 'country', OLD."country", 'region', OLD."region", 'city', OLD."city", 'district', OLD."district", 'area', OLD."area", 'lat', OLD."lat", 'lon', OLD."lon", 'precision', OLD."precision", 'circle', OLD."circle", 'method', OLD."method", 'source_note', OLD."source_note", 'first_contact_on', OLD."first_contact_on", 'stopped_on', OLD."stopped_on", 'stop_reason', OLD."stop_reason", 'binned_at', OLD."binned_at", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'kind', NEW."kind", 'name', NEW."name", 'name_key', NEW."name_key", 'name_words', NEW."name_words", 'address', NEW."address", 'postcode', NEW."postcode", 'country', NEW."country", 'region', NEW."region", 'city', NEW."city", 'district', NEW."district", 'area', NEW."area", 'lat', NEW."lat", 'lon', NEW."lon", 'precision', NEW."precision", 'circle', NEW."circle", 'method', NEW."method", 'source_note', NEW."source_note", 'first_contact_on', NEW."first_contact_on", 'stopped_on', NEW."stopped_on", 'stop_reason', NEW."stop_reason", 'binned_at', NEW."binned_at", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"));
END;

CREATE TRIGGER journal_card_delete AFTER DELETE ON card
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'card', OLD.id,
      OLD.id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'kind', OLD."kind", 'name', OLD."name", 'name_key', OLD."name_key", 'name_words', OLD."name_words", 'address', OLD."address", 'postcode', OLD."postcode", 'country', OLD."country", 'region', OLD."region", 'city', OLD."city", 'district', OLD."district", 'area', OLD."area", 'lat', OLD."lat", 'lon', OLD."lon", 'precision', OLD."precision", 'circle', OLD."circle", 'method', OLD."method", 'source_note', OLD."source_note", 'first_contact_on', OLD."first_contact_on", 'stopped_on', OLD."stopped_on", 'stop_reason', OLD."stop_reason", 'binned_at', OLD."binned_at", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
      NULL);
END;

CREATE TRIGGER journal_phone_insert AFTER INSERT ON phone
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'phone', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'position', NEW."position", 'raw', NEW."raw", 'e164', NEW."e164", 'extension', NEW."extension", 'label', NEW."label", 'digits', NEW."digits", 'tail', NEW."tail"));
END;

CREATE TRIGGER journal_phone_update AFTER UPDATE ON phone
WHEN NOT (OLD."id" IS NEW."id" AND OLD."card_id" IS NEW."card_id" AND OLD."position" IS NEW."position" AND OLD."raw" IS NEW."raw" AND OLD."e164" IS NEW."e164" AND OLD."extension" IS NEW."extension" AND OLD."label" IS NEW."label" AND OLD."digits" IS NEW."digits" AND OLD."tail" IS NEW."tail")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'phone', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'position', OLD."position", 'raw', OLD."raw", 'e164', OLD."e164", 'extension', OLD."extension", 'label', OLD."label", 'digits', OLD."digits", 'tail', OLD."tail"),
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'position', NEW."position", 'raw', NEW."raw", 'e164', NEW."e164", 'extension', NEW."extension", 'label', NEW."label", 'digits', NEW."digits", 'tail', NEW."tail"));
END;

CREATE TRIGGER journal_phone_delete AFTER DELETE ON phone
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'phone', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'position', OLD."position", 'raw', OLD."raw", 'e164', OLD."e164", 'extension', OLD."extension", 'label', OLD."label", 'digits', OLD."digits", 'tail', OLD."tail"),
      NULL);
END;

CREATE TRIGGER journal_email_insert AFTER INSERT ON email
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'email', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'position', NEW."position", 'address', NEW."address", 'key', NEW."key", 'label', NEW."label"));
END;

CREATE TRIGGER journal_email_update AFTER UPDATE ON email
WHEN NOT (OLD."id" IS NEW."id" AND OLD."card_id" IS NEW."card_id" AND OLD."position" IS NEW."position" AND OLD."address" IS NEW."address" AND OLD."key" IS NEW."key" AND OLD."label" IS NEW."label")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'email', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'position', OLD."position", 'address', OLD."address", 'key', OLD."key", 'label', OLD."label"),
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'position', NEW."position", 'address', NEW."address", 'key', NEW."key", 'label', NEW."label"));
END;

CREATE TRIGGER journal_email_delete AFTER DELETE ON email
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'email', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'position', OLD."position", 'address', OLD."address", 'key', OLD."key", 'label', OLD."label"),
      NULL);
END;

CREATE TRIGGER journal_tag_insert AFTER INSERT ON tag
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'tag', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'name', NEW."name"));
END;

CREATE TRIGGER journal_tag_update AFTER UPDATE ON tag
WHEN NOT (OLD."id" IS NEW."id" AND OLD."card_id" IS NEW."card_id" AND OLD."name" IS NEW."name")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'tag', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'name', OLD."name"),
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'name', NEW."name"));
END;

CREATE TRIGGER journal_tag_delete AFTER DELETE ON tag
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'tag', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'name', OLD."name"),
      NULL);
END;

CREATE TRIGGER journal_fact_insert AFTER INSERT ON fact
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'fact', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'key', NEW."key", 'value', NEW."value", 'noted_on', NEW."noted_on"));
END;

CREATE TRIGGER journal_fact_update AFTER UPDATE ON fact
WHEN NOT (OLD."id" IS NEW."id" AND OLD."card_id" IS NEW."card_id" AND OLD."key" IS NEW."key" AND OLD."value" IS NEW."value" AND OLD."noted_on" IS NEW."noted_on")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'fact', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'key', OLD."key", 'value', OLD."value", 'noted_on', OLD."noted_on"),
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'key', NEW."key", 'value', NEW."value", 'noted_on', NEW."noted_on"));
END;

CREATE TRIGGER journal_fact_delete AFTER DELETE ON fact
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'fact', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'key', OLD."key", 'value', OLD."value", 'noted_on', OLD."noted_on"),
      NULL);
END;

CREATE TRIGGER journal_note_insert AFTER INSERT ON note
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'note', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'at', NEW."at", 'body', NEW."body"));
END;

CREATE TRIGGER journal_note_update AFTER UPDATE ON note
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."at" IS NEW."at" AND OLD."body" IS NEW."body")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'note', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'at', OLD."at", 'body', OLD."body"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'at', NEW."at", 'body', NEW."body"));
END;

CREATE TRIGGER journal_note_delete AFTER DELETE ON note
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'note', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'at', OLD."at", 'body', OLD."body"),
      NULL);
END;

CREATE TRIGGER journal_role_insert AFTER INSERT ON role
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'role', NEW.id,
      NEW.company_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'person_id', NEW."person_id", 'company_id', NEW."company_id", 'role', NEW."role", 'decides', NEW."decides"));
END;

CREATE TRIGGER journal_role_update AFTER UPDATE ON role
WHEN NOT (OLD."id" IS NEW."id" AND OLD."person_id" IS NEW."person_id" AND OLD."company_id" IS NEW."company_id" AND OLD."role" IS NEW."role" AND OLD."decides" IS NEW."decides")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'role', NEW.id,
      NEW.company_id, 'update',
      json_object('id', OLD."id", 'person_id', OLD."person_id", 'company_id', OLD."company_id", 'role', OLD."role", 'decides', OLD."decides"),
      json_object('id', NEW."id", 'person_id', NEW."person_id", 'company_id', NEW."company_id", 'role', NEW."role", 'decides', NEW."decides"));
END;

CREATE TRIGGER journal_role_delete AFTER DELETE ON role
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'role', OLD.id,
      OLD.company_id, 'delete',
      json_object('id', OLD."id", 'person_id', OLD."person_id", 'company_id', OLD."company_id", 'role', OLD."role", 'decides', OLD."decides"),
      NULL);
END;

CREATE TRIGGER journal_call_insert AFTER INSERT ON call
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'call', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'via', NEW."via", 'at', NEW."at", 'utc_offset', NEW."utc_offset", 'outcome', NEW."outcome", 'need', NEW."need", 'attitude', NEW."attitude", 'visit_chance', NEW."visit_chance", 'note', NEW."note", 'duration_s', NEW."duration_s", 'direction', NEW."direction"));
END;

CREATE TRIGGER journal_call_update AFTER UPDATE ON call
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."via" IS NEW."via" AND OLD."at" IS NEW."at" AND OLD."utc_offset" IS NEW."utc_offset" AND OLD."outcome" IS NEW."outcome" AND OLD."need" IS NEW."need" AND OLD."attitude" IS NEW."attitude" AND OLD."visit_chance" IS NEW."visit_chance" AND OLD."note" IS NEW."note" AND OLD."duration_s" IS NEW."duration_s" AND OLD."direction" IS NEW."direction")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'call', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'via', OLD."via", 'at', OLD."at", 'utc_offset', OLD."utc_offset", 'outcome', OLD."outcome", 'need', OLD."need", 'attitude', OLD."attitude", 'visit_chance', OLD."visit_chance", 'note', OLD."note", 'duration_s', OLD."duration_s", 'direction', OLD."direction"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'via', NEW."via", 'at', NEW."at", 'utc_offset', NEW."utc_offset", 'outcome', NEW."outcome", 'need', NEW."need", 'attitude', NEW."attitude", 'visit_chance', NEW."visit_chance", 'note', NEW."note", 'duration_s', NEW."duration_s", 'direction', NEW."direction"));
END;

CREATE TRIGGER journal_call_delete AFTER DELETE ON call
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'call', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'via', OLD."via", 'at', OLD."at", 'utc_offset', OLD."utc_offset", 'outcome', OLD."outcome", 'need', OLD."need", 'attitude', OLD."attitude", 'visit_chance', OLD."visit_chance", 'note', OLD."note", 'duration_s', OLD."duration_s", 'direction', OLD."direction"),
      NULL);
END;

CREATE TRIGGER journal_follow_up_insert AFTER INSERT ON follow_up
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'follow_up', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'kind', NEW."kind", 'due_on', NEW."due_on", 'due_time', NEW."due_time", 'action', NEW."action", 'state', NEW."state", 'why', NEW."why", 'minutes', NEW."minutes", 'call_id', NEW."call_id", 'created_at', NEW."created_at", 'settled_at', NEW."settled_at"));
END;

CREATE TRIGGER journal_follow_up_update AFTER UPDATE ON follow_up
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."kind" IS NEW."kind" AND OLD."due_on" IS NEW."due_on" AND OLD."due_time" IS NEW."due_time" AND OLD."action" IS NEW."action" AND OLD."state" IS NEW."state" AND OLD."why" IS NEW."why" AND OLD."minutes" IS NEW."minutes" AND OLD."call_id" IS NEW."call_id" AND OLD."created_at" IS NEW."created_at" AND OLD."settled_at" IS NEW."settled_at")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'follow_up', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'kind', OLD."kind", 'due_on', OLD."due_on", 'due_time', OLD."due_time", 'action', OLD."action", 'state', OLD."state", 'why', OLD."why", 'minutes', OLD."minutes", 'call_id', OLD."call_id", 'created_at', OLD."created_at", 'settled_at', OLD."settled_at"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'kind', NEW."kind", 'due_on', NEW."due_on", 'due_time', NEW."due_time", 'action', NEW."action", 'state', NEW."state", 'why', NEW."why", 'minutes', NEW."minutes", 'call_id', NEW."call_id", 'created_at', NEW."created_at", 'settled_at', NEW."settled_at"));
END;

CREATE TRIGGER journal_follow_up_delete AFTER DELETE ON follow_up
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'follow_up', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'kind', OLD."kind", 'due_on', OLD."due_on", 'due_time', OLD."due_time", 'action', OLD."action", 'state', OLD."state", 'why', OLD."why", 'minutes', OLD."minutes", 'call_id', OLD."call_id", 'created_at', OLD."created_at", 'settled_at', OLD."settled_at"),
      NULL);
END;

CREATE TRIGGER journal_qualification_insert AFTER INSERT ON qualification
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'qualification', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'letter', NEW."letter", 'value', NEW."value", 'evidence', NEW."evidence", 'noted_on', NEW."noted_on"));
END;

CREATE TRIGGER journal_qualification_update AFTER UPDATE ON qualification
WHEN NOT (OLD."id" IS NEW."id" AND OLD."card_id" IS NEW."card_id" AND OLD."letter" IS NEW."letter" AND OLD."value" IS NEW."value" AND OLD."evidence" IS NEW."evidence" AND OLD."noted_on" IS NEW."noted_on")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'qualification', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'letter', OLD."letter", 'value', OLD."value", 'evidence', OLD."evidence", 'noted_on', OLD."noted_on"),
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'letter', NEW."letter", 'value', NEW."value", 'evidence', NEW."evidence", 'noted_on', NEW."noted_on"));
END;

CREATE TRIGGER journal_qualification_delete AFTER DELETE ON qualification
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'qualification', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'letter', OLD."letter", 'value', OLD."value", 'evidence', OLD."evidence", 'noted_on', OLD."noted_on"),
      NULL);
END;

CREATE TRIGGER journal_deal_insert AFTER INSERT ON deal
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'deal', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'on_date', NEW."on_date", 'note', NEW."note", 'call_id', NEW."call_id", 'kind', NEW."kind", 'state', NEW."state", 'of_id', NEW."of_id", 'amount', NEW."amount", 'currency', NEW."currency", 'rate', NEW."rate", 'cost', NEW."cost", 'product', NEW."product", 'quantity', NEW."quantity", 'ref', NEW."ref", 'stage', NEW."stage", 'chance', NEW."chance", 'expected_on', NEW."expected_on", 'reason', NEW."reason", 'contract', NEW."contract", 'contract_ends_on', NEW."contract_ends_on"));
END;

CREATE TRIGGER journal_deal_update AFTER UPDATE ON deal
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."on_date" IS NEW."on_date" AND OLD."note" IS NEW."note" AND OLD."call_id" IS NEW."call_id" AND OLD."kind" IS NEW."kind" AND OLD."state" IS NEW."state" AND OLD."of_id" IS NEW."of_id" AND OLD."amount" IS NEW."amount" AND OLD."currency" IS NEW."currency" AND OLD."rate" IS NEW."rate" AND OLD."cost" IS NEW."cost" AND OLD."product" IS NEW."product" AND OLD."quantity" IS NEW."quantity" AND OLD."ref" IS NEW."ref" AND OLD."stage" IS NEW."stage" AND OLD."chance" IS NEW."chance" AND OLD."expected_on" IS NEW."expected_on" AND OLD."reason" IS NEW."reason" AND OLD."contract" IS NEW."contract" AND OLD."contract_ends_on" IS NEW."contract_ends_on")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'deal', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'on_date', OLD."on_date", 'note', OLD."note", 'call_id', OLD."call_id", 'kind', OLD."kind", 'state', OLD."state", 'of_id', OLD."of_id", 'amount', OLD."amount", 'currency', OLD."currency", 'rate', OLD."rate", 'cost', OLD."cost", 'product', OLD."product", 'quantity', OLD."quantity", 'ref', OLD."ref", 'stage', OLD."stage", 'chance', OLD."chance", 'expected_on', OLD."expected_on", 'reason', OLD."reason", 'contract', OLD."contract", 'contract_ends_on', OLD."contract_ends_on"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'on_date', NEW."on_date", 'note', NEW."note", 'call_id', NEW."call_id", 'kind', NEW."kind", 'state', NEW."state", 'of_id', NEW."of_id", 'amount', NEW."amount", 'currency', NEW."currency", 'rate', NEW."rate", 'cost', NEW."cost", 'product', NEW."product", 'quantity', NEW."quantity", 'ref', NEW."ref", 'stage', NEW."stage", 'chance', NEW."chance", 'expected_on', NEW."expected_on", 'reason', NEW."reason", 'contract', NEW."contract", 'contract_ends_on', NEW."contract_ends_on"));
END;

CREATE TRIGGER journal_deal_delete AFTER DELETE ON deal
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'deal', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'on_date', OLD."on_date", 'note', OLD."note", 'call_id', OLD."call_id", 'kind', OLD."kind", 'state', OLD."state", 'of_id', OLD."of_id", 'amount', OLD."amount", 'currency', OLD."currency", 'rate', OLD."rate", 'cost', OLD."cost", 'product', OLD."product", 'quantity', OLD."quantity", 'ref', OLD."ref", 'stage', OLD."stage", 'chance', OLD."chance", 'expected_on', OLD."expected_on", 'reason', OLD."reason", 'contract', OLD."contract", 'contract_ends_on', OLD."contract_ends_on"),
      NULL);
END;

CREATE TRIGGER journal_invoice_insert AFTER INSERT ON invoice
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'invoice', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'number', NEW."number", 'issued_on', NEW."issued_on", 'due_on', NEW."due_on", 'amount', NEW."amount", 'currency', NEW."currency", 'rate', NEW."rate", 'deal_id', NEW."deal_id", 'note', NEW."note", 'disputed_on', NEW."disputed_on", 'dispute', NEW."dispute", 'reminded_on', NEW."reminded_on"));
END;

CREATE TRIGGER journal_invoice_update AFTER UPDATE ON invoice
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."number" IS NEW."number" AND OLD."issued_on" IS NEW."issued_on" AND OLD."due_on" IS NEW."due_on" AND OLD."amount" IS NEW."amount" AND OLD."currency" IS NEW."currency" AND OLD."rate" IS NEW."rate" AND OLD."deal_id" IS NEW."deal_id" AND OLD."note" IS NEW."note" AND OLD."disputed_on" IS NEW."disputed_on" AND OLD."dispute" IS NEW."dispute" AND OLD."reminded_on" IS NEW."reminded_on")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'invoice', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'number', OLD."number", 'issued_on', OLD."issued_on", 'due_on', OLD."due_on", 'amount', OLD."amount", 'currency', OLD."currency", 'rate', OLD."rate", 'deal_id', OLD."deal_id", 'note', OLD."note", 'disputed_on', OLD."disputed_on", 'dispute', OLD."dispute", 'reminded_on', OLD."reminded_on"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'number', NEW."number", 'issued_on', NEW."issued_on", 'due_on', NEW."due_on", 'amount', NEW."amount", 'currency', NEW."currency", 'rate', NEW."rate", 'deal_id', NEW."deal_id", 'note', NEW."note", 'disputed_on', NEW."disputed_on", 'dispute', NEW."dispute", 'reminded_on', NEW."reminded_on"));
END;

CREATE TRIGGER journal_invoice_delete AFTER DELETE ON invoice
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'invoice', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'number', OLD."number", 'issued_on', OLD."issued_on", 'due_on', OLD."due_on", 'amount', OLD."amount", 'currency', OLD."currency", 'rate', OLD."rate", 'deal_id', OLD."deal_id", 'note', OLD."note", 'disputed_on', OLD."disputed_on", 'dispute', OLD."dispute", 'reminded_on', OLD."reminded_on"),
      NULL);
END;

CREATE TRIGGER journal_invoice_entry_insert AFTER INSERT ON invoice_entry
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'invoice_entry', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'invoice_id', NEW."invoice_id", 'kind', NEW."kind", 'on_date', NEW."on_date", 'amount', NEW."amount", 'note', NEW."note", 'ref', NEW."ref"));
END;

CREATE TRIGGER journal_invoice_entry_update AFTER UPDATE ON invoice_entry
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."invoice_id" IS NEW."invoice_id" AND OLD."kind" IS NEW."kind" AND OLD."on_date" IS NEW."on_date" AND OLD."amount" IS NEW."amount" AND OLD."note" IS NEW."note" AND OLD."ref" IS NEW."ref")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'invoice_entry', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'invoice_id', OLD."invoice_id", 'kind', OLD."kind", 'on_date', OLD."on_date", 'amount', OLD."amount", 'note', OLD."note", 'ref', OLD."ref"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'invoice_id', NEW."invoice_id", 'kind', NEW."kind", 'on_date', NEW."on_date", 'amount', NEW."amount", 'note', NEW."note", 'ref', NEW."ref"));
END;

CREATE TRIGGER journal_invoice_entry_delete AFTER DELETE ON invoice_entry
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'invoice_entry', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'invoice_id', OLD."invoice_id", 'kind', OLD."kind", 'on_date', OLD."on_date", 'amount', OLD."amount", 'note', OLD."note", 'ref', OLD."ref"),
      NULL);
END;

CREATE TRIGGER journal_collection_step_insert AFTER INSERT ON collection_step
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'collection_step', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'invoice_id', NEW."invoice_id", 'step', NEW."step", 'on_date', NEW."on_date", 'result', NEW."result", 'lifted_on', NEW."lifted_on"));
END;

CREATE TRIGGER journal_collection_step_update AFTER UPDATE ON collection_step
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."invoice_id" IS NEW."invoice_id" AND OLD."step" IS NEW."step" AND OLD."on_date" IS NEW."on_date" AND OLD."result" IS NEW."result" AND OLD."lifted_on" IS NEW."lifted_on")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'collection_step', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'invoice_id', OLD."invoice_id", 'step', OLD."step", 'on_date', OLD."on_date", 'result', OLD."result", 'lifted_on', OLD."lifted_on"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'invoice_id', NEW."invoice_id", 'step', NEW."step", 'on_date', NEW."on_date", 'result', NEW."result", 'lifted_on', NEW."lifted_on"));
END;

CREATE TRIGGER journal_collection_step_delete AFTER DELETE ON collection_step
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'collection_step', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'invoice_id', OLD."invoice_id", 'step', OLD."step", 'on_date', OLD."on_date", 'result', OLD."result", 'lifted_on', OLD."lifted_on"),
      NULL);
END;

CREATE TRIGGER journal_judgement_insert AFTER INSERT ON judgement
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'judgement', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'faith', NEW."faith", 'on_date', NEW."on_date", 'note', NEW."note"));
END;

CREATE TRIGGER journal_judgement_update AFTER UPDATE ON judgement
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."faith" IS NEW."faith" AND OLD."on_date" IS NEW."on_date" AND OLD."note" IS NEW."note")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'judgement', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'faith', OLD."faith", 'on_date', OLD."on_date", 'note', OLD."note"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'faith', NEW."faith", 'on_date', NEW."on_date", 'note', NEW."note"));
END;

CREATE TRIGGER journal_judgement_delete AFTER DELETE ON judgement
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'judgement', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'faith', OLD."faith", 'on_date', OLD."on_date", 'note', OLD."note"),
      NULL);
END;

CREATE TRIGGER journal_credit_score_insert AFTER INSERT ON credit_score
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'credit_score', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'criterion', NEW."criterion", 'score', NEW."score", 'on_date', NEW."on_date", 'note', NEW."note"));
END;

CREATE TRIGGER journal_credit_score_update AFTER UPDATE ON credit_score
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."criterion" IS NEW."criterion" AND OLD."score" IS NEW."score" AND OLD."on_date" IS NEW."on_date" AND OLD."note" IS NEW."note")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'credit_score', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'criterion', OLD."criterion", 'score', OLD."score", 'on_date', OLD."on_date", 'note', OLD."note"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'criterion', NEW."criterion", 'score', NEW."score", 'on_date', NEW."on_date", 'note', NEW."note"));
END;

CREATE TRIGGER journal_credit_score_delete AFTER DELETE ON credit_score
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'credit_score', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'criterion', OLD."criterion", 'score', OLD."score", 'on_date', OLD."on_date", 'note', OLD."note"),
      NULL);
END;

CREATE TRIGGER journal_goal_insert AFTER INSERT ON goal
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'goal', NEW.id,
      NULL, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'kind', NEW."kind", 'set_on', NEW."set_on", 'monthly', NEW."monthly", 'currency', NEW."currency", 'years', NEW."years", 'earners', NEW."earners", 'income_percent', NEW."income_percent", 'note', NEW."note", 'closed_at', NEW."closed_at"));
END;

CREATE TRIGGER journal_goal_update AFTER UPDATE ON goal
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."kind" IS NEW."kind" AND OLD."set_on" IS NEW."set_on" AND OLD."monthly" IS NEW."monthly" AND OLD."currency" IS NEW."currency" AND OLD."years" IS NEW."years" AND OLD."earners" IS NEW."earners" AND OLD."income_percent" IS NEW."income_percent" AND OLD."note" IS NEW."note" AND OLD."closed_at" IS NEW."closed_at")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'goal', NEW.id,
      NULL, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'kind', OLD."kind", 'set_on', OLD."set_on", 'monthly', OLD."monthly", 'currency', OLD."currency", 'years', OLD."years", 'earners', OLD."earners", 'income_percent', OLD."income_percent", 'note', OLD."note", 'closed_at', OLD."closed_at"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'kind', NEW."kind", 'set_on', NEW."set_on", 'monthly', NEW."monthly", 'currency', NEW."currency", 'years', NEW."years", 'earners', NEW."earners", 'income_percent', NEW."income_percent", 'note', NEW."note", 'closed_at', NEW."closed_at"));
END;

CREATE TRIGGER journal_goal_delete AFTER DELETE ON goal
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'goal', OLD.id,
      NULL, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'kind', OLD."kind", 'set_on', OLD."set_on", 'monthly', OLD."monthly", 'currency', OLD."currency", 'years', OLD."years", 'earners', OLD."earners", 'income_percent', OLD."income_percent", 'note', OLD."note", 'closed_at', OLD."closed_at"),
      NULL);
END;

CREATE TRIGGER journal_goal_item_insert AFTER INSERT ON goal_item
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'goal_item', NEW.id,
      NULL, 'insert',
      NULL,
      json_object('id', NEW."id", 'goal_id', NEW."goal_id", 'what', NEW."what", 'amount', NEW."amount"));
END;

CREATE TRIGGER journal_goal_item_update AFTER UPDATE ON goal_item
WHEN NOT (OLD."id" IS NEW."id" AND OLD."goal_id" IS NEW."goal_id" AND OLD."what" IS NEW."what" AND OLD."amount" IS NEW."amount")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'goal_item', NEW.id,
      NULL, 'update',
      json_object('id', OLD."id", 'goal_id', OLD."goal_id", 'what', OLD."what", 'amount', OLD."amount"),
      json_object('id', NEW."id", 'goal_id', NEW."goal_id", 'what', NEW."what", 'amount', NEW."amount"));
END;

CREATE TRIGGER journal_goal_item_delete AFTER DELETE ON goal_item
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'goal_item', OLD.id,
      NULL, 'delete',
      json_object('id', OLD."id", 'goal_id', OLD."goal_id", 'what', OLD."what", 'amount', OLD."amount"),
      NULL);
END;

CREATE TRIGGER journal_referral_insert AFTER INSERT ON referral
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'referral', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'referrer_id', NEW."referrer_id", 'at', NEW."at", 'note', NEW."note", 'reported_on', NEW."reported_on", 'thanked_on', NEW."thanked_on"));
END;

CREATE TRIGGER journal_referral_update AFTER UPDATE ON referral
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."referrer_id" IS NEW."referrer_id" AND OLD."at" IS NEW."at" AND OLD."note" IS NEW."note" AND OLD."reported_on" IS NEW."reported_on" AND OLD."thanked_on" IS NEW."thanked_on")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'referral', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'referrer_id', OLD."referrer_id", 'at', OLD."at", 'note', OLD."note", 'reported_on', OLD."reported_on", 'thanked_on', OLD."thanked_on"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'referrer_id', NEW."referrer_id", 'at', NEW."at", 'note', NEW."note", 'reported_on', NEW."reported_on", 'thanked_on', NEW."thanked_on"));
END;

CREATE TRIGGER journal_referral_delete AFTER DELETE ON referral
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'referral', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'referrer_id', OLD."referrer_id", 'at', OLD."at", 'note', OLD."note", 'reported_on', OLD."reported_on", 'thanked_on', OLD."thanked_on"),
      NULL);
END;

CREATE TRIGGER journal_referral_ask_insert AFTER INSERT ON referral_ask
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'referral_ask', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'on_date', NEW."on_date", 'got', NEW."got", 'question', NEW."question", 'note', NEW."note"));
END;

CREATE TRIGGER journal_referral_ask_update AFTER UPDATE ON referral_ask
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."on_date" IS NEW."on_date" AND OLD."got" IS NEW."got" AND OLD."question" IS NEW."question" AND OLD."note" IS NEW."note")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'referral_ask', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'on_date', OLD."on_date", 'got', OLD."got", 'question', OLD."question", 'note', OLD."note"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'on_date', NEW."on_date", 'got', NEW."got", 'question', NEW."question", 'note', NEW."note"));
END;

CREATE TRIGGER journal_referral_ask_delete AFTER DELETE ON referral_ask
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'referral_ask', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'on_date', OLD."on_date", 'got', OLD."got", 'question', OLD."question", 'note', OLD."note"),
      NULL);
END;

CREATE TRIGGER journal_reward_insert AFTER INSERT ON reward
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'reward', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'referral_id', NEW."referral_id", 'amount', NEW."amount", 'currency', NEW."currency", 'gift', NEW."gift", 'promised_on', NEW."promised_on", 'paid_on', NEW."paid_on", 'note', NEW."note"));
END;

CREATE TRIGGER journal_reward_update AFTER UPDATE ON reward
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."referral_id" IS NEW."referral_id" AND OLD."amount" IS NEW."amount" AND OLD."currency" IS NEW."currency" AND OLD."gift" IS NEW."gift" AND OLD."promised_on" IS NEW."promised_on" AND OLD."paid_on" IS NEW."paid_on" AND OLD."note" IS NEW."note")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'reward', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'referral_id', OLD."referral_id", 'amount', OLD."amount", 'currency', OLD."currency", 'gift', OLD."gift", 'promised_on', OLD."promised_on", 'paid_on', OLD."paid_on", 'note', OLD."note"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'referral_id', NEW."referral_id", 'amount', NEW."amount", 'currency', NEW."currency", 'gift', NEW."gift", 'promised_on', NEW."promised_on", 'paid_on', NEW."paid_on", 'note', NEW."note"));
END;

CREATE TRIGGER journal_reward_delete AFTER DELETE ON reward
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'reward', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'referral_id', OLD."referral_id", 'amount', OLD."amount", 'currency', OLD."currency", 'gift', OLD."gift", 'promised_on', OLD."promised_on", 'paid_on', OLD."paid_on", 'note', OLD."note"),
      NULL);
END;

CREATE TRIGGER journal_promise_insert AFTER INSERT ON promise
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'promise', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'side', NEW."side", 'what', NEW."what", 'due_on', NEW."due_on", 'due_time', NEW."due_time", 'state', NEW."state", 'settled_on', NEW."settled_on", 'why', NEW."why", 'amount', NEW."amount", 'currency', NEW."currency", 'invoice_id', NEW."invoice_id", 'call_id', NEW."call_id", 'created_at', NEW."created_at"));
END;

CREATE TRIGGER journal_promise_update AFTER UPDATE ON promise
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."side" IS NEW."side" AND OLD."what" IS NEW."what" AND OLD."due_on" IS NEW."due_on" AND OLD."due_time" IS NEW."due_time" AND OLD."state" IS NEW."state" AND OLD."settled_on" IS NEW."settled_on" AND OLD."why" IS NEW."why" AND OLD."amount" IS NEW."amount" AND OLD."currency" IS NEW."currency" AND OLD."invoice_id" IS NEW."invoice_id" AND OLD."call_id" IS NEW."call_id" AND OLD."created_at" IS NEW."created_at")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'promise', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'side', OLD."side", 'what', OLD."what", 'due_on', OLD."due_on", 'due_time', OLD."due_time", 'state', OLD."state", 'settled_on', OLD."settled_on", 'why', OLD."why", 'amount', OLD."amount", 'currency', OLD."currency", 'invoice_id', OLD."invoice_id", 'call_id', OLD."call_id", 'created_at', OLD."created_at"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'side', NEW."side", 'what', NEW."what", 'due_on', NEW."due_on", 'due_time', NEW."due_time", 'state', NEW."state", 'settled_on', NEW."settled_on", 'why', NEW."why", 'amount', NEW."amount", 'currency', NEW."currency", 'invoice_id', NEW."invoice_id", 'call_id', NEW."call_id", 'created_at', NEW."created_at"));
END;

CREATE TRIGGER journal_promise_delete AFTER DELETE ON promise
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'promise', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'side', OLD."side", 'what', OLD."what", 'due_on', OLD."due_on", 'due_time', OLD."due_time", 'state', OLD."state", 'settled_on', OLD."settled_on", 'why', OLD."why", 'amount', OLD."amount", 'currency', OLD."currency", 'invoice_id', OLD."invoice_id", 'call_id', OLD."call_id", 'created_at', OLD."created_at"),
      NULL);
END;

CREATE TRIGGER journal_complaint_insert AFTER INSERT ON complaint
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'complaint', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'what', NEW."what", 'severity', NEW."severity", 'owner', NEW."owner", 'product', NEW."product", 'cause', NEW."cause", 'state', NEW."state", 'opened_at', NEW."opened_at", 'resolved_at', NEW."resolved_at", 'closed_at', NEW."closed_at"));
END;

CREATE TRIGGER journal_complaint_update AFTER UPDATE ON complaint
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."what" IS NEW."what" AND OLD."severity" IS NEW."severity" AND OLD."owner" IS NEW."owner" AND OLD."product" IS NEW."product" AND OLD."cause" IS NEW."cause" AND OLD."state" IS NEW."state" AND OLD."opened_at" IS NEW."opened_at" AND OLD."resolved_at" IS NEW."resolved_at" AND OLD."closed_at" IS NEW."closed_at")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'complaint', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'what', OLD."what", 'severity', OLD."severity", 'owner', OLD."owner", 'product', OLD."product", 'cause', OLD."cause", 'state', OLD."state", 'opened_at', OLD."opened_at", 'resolved_at', OLD."resolved_at", 'closed_at', OLD."closed_at"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'what', NEW."what", 'severity', NEW."severity", 'owner', NEW."owner", 'product', NEW."product", 'cause', NEW."cause", 'state', NEW."state", 'opened_at', NEW."opened_at", 'resolved_at', NEW."resolved_at", 'closed_at', NEW."closed_at"));
END;

CREATE TRIGGER journal_complaint_delete AFTER DELETE ON complaint
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'complaint', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'what', OLD."what", 'severity', OLD."severity", 'owner', OLD."owner", 'product', OLD."product", 'cause', OLD."cause", 'state', OLD."state", 'opened_at', OLD."opened_at", 'resolved_at', OLD."resolved_at", 'closed_at', OLD."closed_at"),
      NULL);
END;

CREATE TRIGGER journal_complaint_entry_insert AFTER INSERT ON complaint_entry
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'complaint_entry', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'complaint_id', NEW."complaint_id", 'kind', NEW."kind", 'at', NEW."at", 'body', NEW."body"));
END;

CREATE TRIGGER journal_complaint_entry_update AFTER UPDATE ON complaint_entry
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."complaint_id" IS NEW."complaint_id" AND OLD."kind" IS NEW."kind" AND OLD."at" IS NEW."at" AND OLD."body" IS NEW."body")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'complaint_entry', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'complaint_id', OLD."complaint_id", 'kind', OLD."kind", 'at', OLD."at", 'body', OLD."body"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'complaint_id', NEW."complaint_id", 'kind', NEW."kind", 'at', NEW."at", 'body', NEW."body"));
END;

CREATE TRIGGER journal_complaint_entry_delete AFTER DELETE ON complaint_entry
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'complaint_entry', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'complaint_id', OLD."complaint_id", 'kind', OLD."kind", 'at', OLD."at", 'body', OLD."body"),
      NULL);
END;

CREATE TRIGGER journal_satisfaction_insert AFTER INSERT ON satisfaction
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'satisfaction', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'on_date', NEW."on_date", 'score', NEW."score", 'note', NEW."note"));
END;

CREATE TRIGGER journal_satisfaction_update AFTER UPDATE ON satisfaction
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."on_date" IS NEW."on_date" AND OLD."score" IS NEW."score" AND OLD."note" IS NEW."note")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'satisfaction', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'on_date', OLD."on_date", 'score', OLD."score", 'note', OLD."note"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'on_date', NEW."on_date", 'score', NEW."score", 'note', NEW."note"));
END;

CREATE TRIGGER journal_satisfaction_delete AFTER DELETE ON satisfaction
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'satisfaction', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'on_date', OLD."on_date", 'score', OLD."score", 'note', OLD."note"),
      NULL);
END;

CREATE TRIGGER journal_competitor_insert AFTER INSERT ON competitor
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'competitor', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'name', NEW."name", 'product', NEW."product", 'satisfaction', NEW."satisfaction", 'seller', NEW."seller", 'selling', NEW."selling", 'relation', NEW."relation", 'note', NEW."note", 'noted_on', NEW."noted_on"));
END;

CREATE TRIGGER journal_competitor_update AFTER UPDATE ON competitor
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."name" IS NEW."name" AND OLD."product" IS NEW."product" AND OLD."satisfaction" IS NEW."satisfaction" AND OLD."seller" IS NEW."seller" AND OLD."selling" IS NEW."selling" AND OLD."relation" IS NEW."relation" AND OLD."note" IS NEW."note" AND OLD."noted_on" IS NEW."noted_on")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'competitor', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'name', OLD."name", 'product', OLD."product", 'satisfaction', OLD."satisfaction", 'seller', OLD."seller", 'selling', OLD."selling", 'relation', OLD."relation", 'note', OLD."note", 'noted_on', OLD."noted_on"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'name', NEW."name", 'product', NEW."product", 'satisfaction', NEW."satisfaction", 'seller', NEW."seller", 'selling', NEW."selling", 'relation', NEW."relation", 'note', NEW."note", 'noted_on', NEW."noted_on"));
END;

CREATE TRIGGER journal_competitor_delete AFTER DELETE ON competitor
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'competitor', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'name', OLD."name", 'product', OLD."product", 'satisfaction', OLD."satisfaction", 'seller', OLD."seller", 'selling', OLD."selling", 'relation', OLD."relation", 'note', OLD."note", 'noted_on', OLD."noted_on"),
      NULL);
END;

CREATE TRIGGER journal_stakeholder_insert AFTER INSERT ON stakeholder
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'stakeholder', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'person_id', NEW."person_id", 'part', NEW."part", 'why', NEW."why", 'common_ground', NEW."common_ground", 'known_by_id', NEW."known_by_id", 'noted_on', NEW."noted_on"));
END;

CREATE TRIGGER journal_stakeholder_update AFTER UPDATE ON stakeholder
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."person_id" IS NEW."person_id" AND OLD."part" IS NEW."part" AND OLD."why" IS NEW."why" AND OLD."common_ground" IS NEW."common_ground" AND OLD."known_by_id" IS NEW."known_by_id" AND OLD."noted_on" IS NEW."noted_on")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'stakeholder', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'person_id', OLD."person_id", 'part', OLD."part", 'why', OLD."why", 'common_ground', OLD."common_ground", 'known_by_id', OLD."known_by_id", 'noted_on', OLD."noted_on"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'person_id', NEW."person_id", 'part', NEW."part", 'why', NEW."why", 'common_ground', NEW."common_ground", 'known_by_id', NEW."known_by_id", 'noted_on', NEW."noted_on"));
END;

CREATE TRIGGER journal_stakeholder_delete AFTER DELETE ON stakeholder
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'stakeholder', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'person_id', OLD."person_id", 'part', OLD."part", 'why', OLD."why", 'common_ground', OLD."common_ground", 'known_by_id', OLD."known_by_id", 'noted_on', OLD."noted_on"),
      NULL);
END;

CREATE TRIGGER journal_occasion_insert AFTER INSERT ON occasion
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'occasion', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'what', NEW."what", 'day', NEW."day", 'note', NEW."note"));
END;

CREATE TRIGGER journal_occasion_update AFTER UPDATE ON occasion
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."what" IS NEW."what" AND OLD."day" IS NEW."day" AND OLD."note" IS NEW."note")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'occasion', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'what', OLD."what", 'day', OLD."day", 'note', OLD."note"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'what', NEW."what", 'day', NEW."day", 'note', NEW."note"));
END;

CREATE TRIGGER journal_occasion_delete AFTER DELETE ON occasion
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'occasion', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'what', OLD."what", 'day', OLD."day", 'note', OLD."note"),
      NULL);
END;

CREATE TRIGGER journal_lending_insert AFTER INSERT ON lending
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'lending', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'borrower', NEW."borrower", 'lent_on', NEW."lent_on", 'due_on', NEW."due_on", 'returned_on', NEW."returned_on", 'note', NEW."note"));
END;

CREATE TRIGGER journal_lending_update AFTER UPDATE ON lending
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."borrower" IS NEW."borrower" AND OLD."lent_on" IS NEW."lent_on" AND OLD."due_on" IS NEW."due_on" AND OLD."returned_on" IS NEW."returned_on" AND OLD."note" IS NEW."note")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'lending', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'borrower', OLD."borrower", 'lent_on', OLD."lent_on", 'due_on', OLD."due_on", 'returned_on', OLD."returned_on", 'note', OLD."note"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'borrower', NEW."borrower", 'lent_on', NEW."lent_on", 'due_on', NEW."due_on", 'returned_on', NEW."returned_on", 'note', NEW."note"));
END;

CREATE TRIGGER journal_lending_delete AFTER DELETE ON lending
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'lending', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'borrower', OLD."borrower", 'lent_on', OLD."lent_on", 'due_on', OLD."due_on", 'returned_on', OLD."returned_on", 'note', OLD."note"),
      NULL);
END;

CREATE TRIGGER journal_greeting_insert AFTER INSERT ON greeting
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'greeting', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'on_date', NEW."on_date", 'occasion', NEW."occasion", 'template', NEW."template", 'body', NEW."body", 'call_id', NEW."call_id"));
END;

CREATE TRIGGER journal_greeting_update AFTER UPDATE ON greeting
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."on_date" IS NEW."on_date" AND OLD."occasion" IS NEW."occasion" AND OLD."template" IS NEW."template" AND OLD."body" IS NEW."body" AND OLD."call_id" IS NEW."call_id")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'greeting', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'on_date', OLD."on_date", 'occasion', OLD."occasion", 'template', OLD."template", 'body', OLD."body", 'call_id', OLD."call_id"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'on_date', NEW."on_date", 'occasion', NEW."occasion", 'template', NEW."template", 'body', NEW."body", 'call_id', NEW."call_id"));
END;

CREATE TRIGGER journal_greeting_delete AFTER DELETE ON greeting
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'greeting', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'on_date', OLD."on_date", 'occasion', OLD."occasion", 'template', OLD."template", 'body', OLD."body", 'call_id', OLD."call_id"),
      NULL);
END;

CREATE TRIGGER journal_saved_list_insert AFTER INSERT ON saved_list
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'saved_list', NEW.id,
      NULL, 'insert',
      NULL,
      json_object('id', NEW."id", 'name', NEW."name", 'query', NEW."query"));
END;

CREATE TRIGGER journal_saved_list_update AFTER UPDATE ON saved_list
WHEN NOT (OLD."id" IS NEW."id" AND OLD."name" IS NEW."name" AND OLD."query" IS NEW."query")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'saved_list', NEW.id,
      NULL, 'update',
      json_object('id', OLD."id", 'name', OLD."name", 'query', OLD."query"),
      json_object('id', NEW."id", 'name', NEW."name", 'query', NEW."query"));
END;

CREATE TRIGGER journal_saved_list_delete AFTER DELETE ON saved_list
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'saved_list', OLD.id,
      NULL, 'delete',
      json_object('id', OLD."id", 'name', OLD."name", 'query', OLD."query"),
      NULL);
END;

CREATE TRIGGER journal_merge_insert AFTER INSERT ON merge
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'merge', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'loser_id', NEW."loser_id", 'loser_uid', NEW."loser_uid", 'at', NEW."at"));
END;

CREATE TRIGGER journal_merge_update AFTER UPDATE ON merge
WHEN NOT (OLD."id" IS NEW."id" AND OLD."card_id" IS NEW."card_id" AND OLD."loser_id" IS NEW."loser_id" AND OLD."loser_uid" IS NEW."loser_uid" AND OLD."at" IS NEW."at")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'merge', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'loser_id', OLD."loser_id", 'loser_uid', OLD."loser_uid", 'at', OLD."at"),
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'loser_id', NEW."loser_id", 'loser_uid', NEW."loser_uid", 'at', NEW."at"));
END;

CREATE TRIGGER journal_merge_delete AFTER DELETE ON merge
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'merge', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'loser_id', OLD."loser_id", 'loser_uid', OLD."loser_uid", 'at', OLD."at"),
      NULL);
END;

CREATE TRIGGER journal_distinct_pair_insert AFTER INSERT ON distinct_pair
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'distinct_pair', NEW.id,
      NEW.card_id, 'insert',
      NULL,
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'other_id', NEW."other_id", 'at', NEW."at"));
END;

CREATE TRIGGER journal_distinct_pair_update AFTER UPDATE ON distinct_pair
WHEN NOT (OLD."id" IS NEW."id" AND OLD."card_id" IS NEW."card_id" AND OLD."other_id" IS NEW."other_id" AND OLD."at" IS NEW."at")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'distinct_pair', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'other_id', OLD."other_id", 'at', OLD."at"),
      json_object('id', NEW."id", 'card_id', NEW."card_id", 'other_id', NEW."other_id", 'at', NEW."at"));
END;

CREATE TRIGGER journal_distinct_pair_delete AFTER DELETE ON distinct_pair
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'distinct_pair', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'card_id', OLD."card_id", 'other_id', OLD."other_id", 'at', OLD."at"),
      NULL);
END;

CREATE VIRTUAL TABLE IF NOT EXISTS search_fts USING fts5(words, content='search_entry', content_rowid='id', tokenize='unicode61', prefix='2 3');

CREATE TRIGGER search_delete AFTER DELETE ON search_entry
BEGIN
  INSERT INTO search_fts (search_fts, rowid, words) VALUES ('delete', OLD.id, OLD.words);
END;

CREATE TRIGGER search_update AFTER UPDATE ON search_entry
BEGIN
  INSERT INTO search_fts (search_fts, rowid, words) VALUES ('delete', OLD.id, OLD.words);
  INSERT INTO search_fts (rowid, words) VALUES (NEW.id, NEW.words);
END;
