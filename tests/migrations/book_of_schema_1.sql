-- A book as prospector made it when its schema was 1: revision 0001, the triggers of then, three commands and a write
-- from the shell. Kept as it is: it stands for the books that are out there.
PRAGMA application_id = 1347572560;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
	CONSTRAINT ck_call_attitude_known CHECK (attitude IN ('', 'keen', 'warm', 'neutral', 'cool', 'hostile')), 
	CONSTRAINT ck_call_direction_known CHECK (direction IN ('out', 'in')), 
	CONSTRAINT ck_call_need_known CHECK (need IN ('', 'large', 'medium', 'small', 'none')), 
	CONSTRAINT ck_call_outcome_known CHECK (outcome IN ('reached', 'no-answer', 'busy', 'wrong-number', 'refused', 'interested', 'appointment', 'closed', 'left-message', 'call-back', 'sent')), 
	CONSTRAINT ck_call_via_known CHECK (via IN ('phone', 'visit', 'wechat', 'email', 'letter', 'event', 'gift')), 
	CONSTRAINT ck_call_visit_chance_known CHECK (visit_chance IN ('', 'yes', 'maybe', 'no')), 
	CONSTRAINT ck_call_duration_positive CHECK (duration_s >= 0), 
	CONSTRAINT fk_call_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT uq_call_uid UNIQUE (uid)
)
 STRICT

;
INSERT INTO "call" VALUES(1,'00000000-0000-4000-8000-000000000004',2,'phone','2026-03-02T01:00:00Z',480,'closed','large','','','预算一月',NULL,'out');
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
	CONSTRAINT ck_card_circle_known CHECK (circle IN ('', 'work', 'school', 'hobby', 'social', 'neighbourhood', 'transport', 'daily', 'residential', 'children', 'spouse', 'club', 'religion')), 
	CONSTRAINT ck_card_kind_known CHECK (kind IN ('person', 'company')), 
	CONSTRAINT ck_card_method_known CHECK (method IN ('', 'door-to-door', 'referral', 'influence', 'agent', 'direct-mail', 'telemarketing', 'snowball', 'research', 'consultant', 'web-search', 'phone-book', 'inbound', 'related-company', 'predecessor', 'complementary-seller')), 
	CONSTRAINT ck_card_name_given CHECK (length(name) > 0), 
	CONSTRAINT uq_card_uid UNIQUE (uid)
)
 STRICT

;
INSERT INTO "card" VALUES(1,'00000000-0000-4000-8000-000000000001','company','华星电子有限公司','华星电子有限公司','huaxing hxdz','北京市朝阳区建国路88号','','','','','','北京市朝阳区',NULL,NULL,'','','','from the shell',NULL,NULL,'',NULL,'2026-03-02T01:00:00Z','2026-03-02T01:00:00Z');
INSERT INTO "card" VALUES(2,'00000000-0000-4000-8000-000000000002','person','王伟','王伟','wangwei ww','','','','','','','',NULL,NULL,'','','','',NULL,NULL,'',NULL,'2026-03-02T01:00:00Z','2026-03-02T01:00:00Z');
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
 STRICT

;
INSERT INTO "change" VALUES(1,1,'card',1,1,'insert',NULL,'{"id":1,"uid":"00000000-0000-4000-8000-000000000001","kind":"company","name":"华星电子有限公司","name_key":"华星电子有限公司","name_words":"huaxing hxdz","address":"北京市朝阳区建国路88号","postcode":"","country":"","region":"","city":"","district":"","area":"北京市朝阳区","lat":null,"lon":null,"precision":"","circle":"","method":"","source_note":"","first_contact_on":null,"stopped_on":null,"stop_reason":"","binned_at":null,"created_at":"2026-03-02T01:00:00Z","updated_at":"2026-03-02T01:00:00Z"}');
INSERT INTO "change" VALUES(2,1,'tag',1,1,'insert',NULL,'{"id":1,"card_id":1,"name":"vip"}');
INSERT INTO "change" VALUES(3,1,'fact',1,1,'insert',NULL,'{"id":1,"card_id":1,"key":"industry","value":"electronics","noted_on":"2026-03-02"}');
INSERT INTO "change" VALUES(4,2,'card',2,2,'insert',NULL,'{"id":2,"uid":"00000000-0000-4000-8000-000000000002","kind":"person","name":"王伟","name_key":"王伟","name_words":"wangwei ww","address":"","postcode":"","country":"","region":"","city":"","district":"","area":"","lat":null,"lon":null,"precision":"","circle":"","method":"","source_note":"","first_contact_on":null,"stopped_on":null,"stop_reason":"","binned_at":null,"created_at":"2026-03-02T01:00:00Z","updated_at":"2026-03-02T01:00:00Z"}');
INSERT INTO "change" VALUES(5,2,'phone',1,2,'insert',NULL,'{"id":1,"card_id":2,"position":0,"raw":"+8613800138000","e164":"+8613800138000","extension":"","label":"","digits":"8613800138000","tail":"00138000"}');
INSERT INTO "change" VALUES(6,2,'email',1,2,'insert',NULL,'{"id":1,"card_id":2,"position":0,"address":"w@example.cn","key":"w@example.cn","label":""}');
INSERT INTO "change" VALUES(7,2,'note',1,2,'insert',NULL,'{"id":1,"uid":"00000000-0000-4000-8000-000000000003","card_id":2,"at":"2026-03-02T01:00:00Z","body":"likes Pu’er tea"}');
INSERT INTO "change" VALUES(8,2,'role',1,1,'insert',NULL,'{"id":1,"person_id":2,"company_id":1,"role":"buyer","decides":1}');
INSERT INTO "change" VALUES(9,3,'call',1,2,'insert',NULL,'{"id":1,"uid":"00000000-0000-4000-8000-000000000004","card_id":2,"via":"phone","at":"2026-03-02T01:00:00Z","utc_offset":480,"outcome":"closed","need":"large","attitude":"","visit_chance":"","note":"预算一月","duration_s":null,"direction":"out"}');
INSERT INTO "change" VALUES(10,3,'deal',1,2,'insert',NULL,'{"id":1,"uid":"00000000-0000-4000-8000-000000000005","card_id":2,"on_date":"2026-03-02","note":"","call_id":1}');
INSERT INTO "change" VALUES(11,3,'follow_up',1,2,'insert',NULL,'{"id":1,"uid":"00000000-0000-4000-8000-000000000006","card_id":2,"kind":"task","due_on":"2026-03-12","due_time":"","action":"send quote","state":"open","why":"","minutes":null,"call_id":1,"created_at":"2026-03-02T01:00:00Z","settled_at":null}');
INSERT INTO "change" VALUES(12,3,'qualification',1,2,'insert',NULL,'{"id":1,"card_id":2,"letter":"M","value":"yes","evidence":"signs","noted_on":"2026-03-02"}');
INSERT INTO "change" VALUES(13,4,'card',1,1,'update','{"id":1,"uid":"00000000-0000-4000-8000-000000000001","kind":"company","name":"华星电子有限公司","name_key":"华星电子有限公司","name_words":"huaxing hxdz","address":"北京市朝阳区建国路88号","postcode":"","country":"","region":"","city":"","district":"","area":"北京市朝阳区","lat":null,"lon":null,"precision":"","circle":"","method":"","source_note":"","first_contact_on":null,"stopped_on":null,"stop_reason":"","binned_at":null,"created_at":"2026-03-02T01:00:00Z","updated_at":"2026-03-02T01:00:00Z"}','{"id":1,"uid":"00000000-0000-4000-8000-000000000001","kind":"company","name":"华星电子有限公司","name_key":"华星电子有限公司","name_words":"huaxing hxdz","address":"北京市朝阳区建国路88号","postcode":"","country":"","region":"","city":"","district":"","area":"北京市朝阳区","lat":null,"lon":null,"precision":"","circle":"","method":"","source_note":"from the shell","first_contact_on":null,"stopped_on":null,"stop_reason":"","binned_at":null,"created_at":"2026-03-02T01:00:00Z","updated_at":"2026-03-02T01:00:00Z"}');
CREATE TABLE deal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	on_date TEXT NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	call_id INTEGER, 
	CONSTRAINT fk_deal_call_id_call FOREIGN KEY(call_id) REFERENCES call (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_deal_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT uq_deal_uid UNIQUE (uid)
)
 STRICT

;
INSERT INTO "deal" VALUES(1,'00000000-0000-4000-8000-000000000005',2,'2026-03-02','',1);
CREATE TABLE email (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	card_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	address TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	label TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_email_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT

;
INSERT INTO "email" VALUES(1,2,0,'w@example.cn','w@example.cn','');
CREATE TABLE fact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	card_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	noted_on TEXT, 
	CONSTRAINT fk_fact_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT uq_fact_card_id_key UNIQUE (card_id, "key")
)
 STRICT

;
INSERT INTO "fact" VALUES(1,1,'industry','electronics','2026-03-02');
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
	CONSTRAINT fk_follow_up_call_id_call FOREIGN KEY(call_id) REFERENCES call (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_follow_up_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT uq_follow_up_uid UNIQUE (uid)
)
 STRICT

;
INSERT INTO "follow_up" VALUES(1,'00000000-0000-4000-8000-000000000006',2,'task','2026-03-12','','send quote','open','',NULL,1,'2026-03-02T01:00:00Z',NULL);
CREATE TABLE note (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT NOT NULL, 
	card_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT fk_note_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT uq_note_uid UNIQUE (uid)
)
 STRICT

;
INSERT INTO "note" VALUES(1,'00000000-0000-4000-8000-000000000003',2,'2026-03-02T01:00:00Z','likes Pu’er tea');
CREATE TABLE operation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at TEXT NOT NULL, 
	command TEXT DEFAULT '' NOT NULL, 
	version TEXT DEFAULT '' NOT NULL, 
	open INTEGER DEFAULT '0' NOT NULL, 
	undoes INTEGER, 
	undone_by INTEGER
)
 STRICT

;
INSERT INTO "operation" VALUES(1,'2026-03-02T01:00:00Z','prospector add company 华星电子有限公司','0.1.0',0,NULL,NULL);
INSERT INTO "operation" VALUES(2,'2026-03-02T01:00:00Z','prospector add person 王伟','0.1.0',0,NULL,NULL);
INSERT INTO "operation" VALUES(3,'2026-03-02T01:00:00Z','prospector log-call 王伟','0.1.0',0,NULL,NULL);
INSERT INTO "operation" VALUES(4,'2026-11-22T20:29:15Z','','',0,NULL,NULL);
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
 STRICT

;
INSERT INTO "phone" VALUES(1,2,0,'+8613800138000','+8613800138000','','','8613800138000','00138000');
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
 STRICT

;
INSERT INTO "qualification" VALUES(1,2,'M','yes','signs','2026-03-02');
CREATE TABLE role (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	role TEXT DEFAULT '' NOT NULL, 
	decides INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT ck_role_decides_known CHECK (decides IN (0, 1)), 
	CONSTRAINT ck_role_two_cards CHECK (person_id <> company_id), 
	CONSTRAINT fk_role_company_id_card FOREIGN KEY(company_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT fk_role_person_id_card FOREIGN KEY(person_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT uq_role_person_id_company_id UNIQUE (person_id, company_id)
)
 STRICT

;
INSERT INTO "role" VALUES(1,2,1,'buyer',1);
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
 STRICT

;
INSERT INTO "standing" VALUES(1,'','','','','','',0,0,NULL,'','',NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "standing" VALUES(2,'yes','','','large','','',1,0,'2026-03-02T01:00:00Z','phone','closed','2026-03-02T01:00:00Z',NULL,'2026-03-02','2026-03-02',1,'2026-03-12');
CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	card_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT fk_tag_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT uq_tag_card_id_name UNIQUE (card_id, name)
)
 STRICT

;
INSERT INTO "tag" VALUES(1,1,'vip');
CREATE INDEX ix_card_area ON card (area);
CREATE INDEX ix_card_name_key ON card (name_key);
CREATE INDEX ix_operation_open ON operation (open) WHERE open = 1;
CREATE INDEX ix_call_at ON call (at);
CREATE INDEX ix_call_card_id_at ON call (card_id, at);
CREATE INDEX ix_change_card_id ON change (card_id);
CREATE INDEX ix_change_operation_id ON change (operation_id);
CREATE INDEX ix_email_card_id ON email (card_id);
CREATE INDEX ix_email_key ON email ("key");
CREATE INDEX ix_fact_key ON fact ("key");
CREATE INDEX ix_note_card_id ON note (card_id);
CREATE INDEX ix_phone_card_id_position ON phone (card_id, position);
CREATE INDEX ix_phone_tail ON phone (tail);
CREATE INDEX ix_qualification_card_id_letter_noted_on ON qualification (card_id, letter, noted_on);
CREATE INDEX ix_role_company_id ON role (company_id);
CREATE INDEX ix_standing_fresh ON standing (card_id) WHERE next_due_on IS NULL AND contacts = 0 AND money = '' AND authority = '' AND need = '';
CREATE INDEX ix_standing_known ON standing (card_id) WHERE next_due_on IS NULL AND contacts = 0 AND (money <> '' OR authority <> '' OR need <> '' OR deals > 0);
CREATE INDEX ix_standing_no_next ON standing (last_at) WHERE next_due_on IS NULL AND contacts > 0 AND interested_at IS NULL;
CREATE INDEX ix_standing_quiet ON standing (last_at) WHERE next_due_on IS NULL AND interested_at IS NOT NULL;
CREATE INDEX ix_tag_name ON tag (name);
CREATE INDEX ix_deal_call_id ON deal (call_id);
CREATE INDEX ix_deal_card_id ON deal (card_id);
CREATE INDEX ix_follow_up_call_id ON follow_up (call_id);
CREATE INDEX ix_follow_up_card_id_state_due_on ON follow_up (card_id, state, due_on);
CREATE INDEX ix_follow_up_state_due_on ON follow_up (state, due_on);
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
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'on_date', NEW."on_date", 'note', NEW."note", 'call_id', NEW."call_id"));
END;
CREATE TRIGGER journal_deal_update AFTER UPDATE ON deal
WHEN NOT (OLD."id" IS NEW."id" AND OLD."uid" IS NEW."uid" AND OLD."card_id" IS NEW."card_id" AND OLD."on_date" IS NEW."on_date" AND OLD."note" IS NEW."note" AND OLD."call_id" IS NEW."call_id")
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'deal', NEW.id,
      NEW.card_id, 'update',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'on_date', OLD."on_date", 'note', OLD."note", 'call_id', OLD."call_id"),
      json_object('id', NEW."id", 'uid', NEW."uid", 'card_id', NEW."card_id", 'on_date', NEW."on_date", 'note', NEW."note", 'call_id', NEW."call_id"));
END;
CREATE TRIGGER journal_deal_delete AFTER DELETE ON deal
BEGIN
  INSERT INTO operation (at, command, version, open)
    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0
    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
    VALUES (coalesce((SELECT id FROM operation WHERE open = 1), (SELECT max(id) FROM operation)), 'deal', OLD.id,
      OLD.card_id, 'delete',
      json_object('id', OLD."id", 'uid', OLD."uid", 'card_id', OLD."card_id", 'on_date', OLD."on_date", 'note', OLD."note", 'call_id', OLD."call_id"),
      NULL);
END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('operation',4);
INSERT INTO "sqlite_sequence" VALUES('change',13);
INSERT INTO "sqlite_sequence" VALUES('card',2);
INSERT INTO "sqlite_sequence" VALUES('tag',1);
INSERT INTO "sqlite_sequence" VALUES('fact',1);
INSERT INTO "sqlite_sequence" VALUES('phone',1);
INSERT INTO "sqlite_sequence" VALUES('email',1);
INSERT INTO "sqlite_sequence" VALUES('note',1);
INSERT INTO "sqlite_sequence" VALUES('role',1);
INSERT INTO "sqlite_sequence" VALUES('call',1);
INSERT INTO "sqlite_sequence" VALUES('deal',1);
INSERT INTO "sqlite_sequence" VALUES('follow_up',1);
INSERT INTO "sqlite_sequence" VALUES('qualification',1);
COMMIT;
