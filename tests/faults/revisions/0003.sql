PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE batch (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	data_as_of DATETIME NOT NULL, 
	applied_at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	file_rows INTEGER NOT NULL, 
	new INTEGER NOT NULL, 
	changed INTEGER NOT NULL, 
	same INTEGER NOT NULL, 
	rejected JSON NOT NULL, 
	skipped JSON NOT NULL, 
	covers_from DATE, 
	covers_to DATE, 
	undone_at DATETIME
);
CREATE TABLE issued_report (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	edition INTEGER NOT NULL, 
	issued_at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	data_as_of DATETIME NOT NULL, 
	definitions INTEGER NOT NULL, 
	rules JSON NOT NULL, 
	figures JSON NOT NULL, 
	file TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	CONSTRAINT uq_issued_report_first_last_edition UNIQUE (first, last, edition)
);
CREATE TABLE journal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	digest TEXT NOT NULL
);
CREATE TABLE rule (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL, 
	title TEXT NOT NULL, 
	term INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	shift TEXT NOT NULL, 
	in_force_from DATE, 
	clause TEXT NOT NULL, 
	basis TEXT NOT NULL
);
CREATE TABLE setting (
	"key" TEXT NOT NULL, 
	value JSON, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);
CREATE TABLE body (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	type TEXT NOT NULL, 
	parent_id INTEGER, 
	confirmed BOOLEAN NOT NULL, 
	valid_from DATE, 
	valid_to DATE, 
	merged_into INTEGER, 
	sort_key TEXT NOT NULL, 
	batch_id INTEGER, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_body_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_body_merged_into FOREIGN KEY(merged_into) REFERENCES body (id), 
	CONSTRAINT fk_body_parent_id FOREIGN KEY(parent_id) REFERENCES body (id)
);
CREATE TABLE image (
	batch_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	what TEXT NOT NULL, 
	"before" JSON, 
	version_after INTEGER NOT NULL, 
	CONSTRAINT pk_image PRIMARY KEY (batch_id, entry_id), 
	CONSTRAINT fk_image_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id)
);
CREATE TABLE journal_value (
	id INTEGER NOT NULL, 
	journal_id INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	old TEXT, 
	new TEXT, 
	salt TEXT, 
	seal TEXT NOT NULL, 
	CONSTRAINT pk_journal_value PRIMARY KEY (id), 
	CONSTRAINT fk_journal_value_journal_id FOREIGN KEY(journal_id) REFERENCES journal (id)
);
CREATE TABLE body_alias (
	id INTEGER NOT NULL, 
	body_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	batch_id INTEGER, 
	CONSTRAINT pk_body_alias PRIMARY KEY (id), 
	CONSTRAINT fk_body_alias_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_body_alias_body_id FOREIGN KEY(body_id) REFERENCES body (id), 
	CONSTRAINT uq_body_alias_key UNIQUE ("key")
);
CREATE TABLE body_name (
	id INTEGER NOT NULL, 
	body_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	valid_from DATE, 
	valid_to DATE, 
	CONSTRAINT pk_body_name PRIMARY KEY (id), 
	CONSTRAINT fk_body_name_body_id FOREIGN KEY(body_id) REFERENCES body (id)
);
CREATE TABLE entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	cycle INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	epgu_number TEXT NOT NULL, 
	source TEXT NOT NULL, 
	top_lko TEXT NOT NULL, 
	category TEXT NOT NULL, 
	subcategory TEXT NOT NULL, 
	fact TEXT NOT NULL, 
	org_received TEXT NOT NULL, 
	org_current TEXT NOT NULL, 
	municipality TEXT NOT NULL, 
	address TEXT NOT NULL, 
	received DATE, 
	registered_on DATE, 
	planned DATE, 
	answered DATE, 
	stage TEXT NOT NULL, 
	status TEXT NOT NULL, 
	overdue_portal BOOLEAN, 
	fast_track BOOLEAN, 
	law TEXT NOT NULL, 
	chose_59fz BOOLEAN, 
	resolution TEXT NOT NULL, 
	foiv_email TEXT NOT NULL, 
	grade INTEGER, 
	repeat TEXT NOT NULL, 
	postponed BOOLEAN, 
	coordinator TEXT NOT NULL, 
	executor TEXT NOT NULL, 
	head TEXT NOT NULL, 
	registered DATE NOT NULL, 
	due DATE NOT NULL, 
	rule_id INTEGER NOT NULL, 
	accelerated BOOLEAN NOT NULL, 
	law59 BOOLEAN NOT NULL, 
	declined BOOLEAN NOT NULL, 
	body_id INTEGER, 
	days_taken INTEGER, 
	unconfirmed_by INTEGER, 
	note TEXT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	row_hash TEXT NOT NULL, 
	made_by INTEGER, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_entry_body_id FOREIGN KEY(body_id) REFERENCES body (id), 
	CONSTRAINT fk_entry_rule_id FOREIGN KEY(rule_id) REFERENCES rule (id), 
	CONSTRAINT fk_entry_made_by FOREIGN KEY(made_by) REFERENCES batch (id), 
	CONSTRAINT fk_entry_unconfirmed_by FOREIGN KEY(unconfirmed_by) REFERENCES batch (id), 
	CONSTRAINT uq_entry_number_cycle UNIQUE (number, cycle)
);
CREATE TABLE absence (
	batch_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	CONSTRAINT pk_absence PRIMARY KEY (batch_id, entry_id), 
	CONSTRAINT fk_absence_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_absence_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
);
CREATE TABLE correction (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	imported JSON, 
	value JSON, 
	reason TEXT NOT NULL, 
	who TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_correction PRIMARY KEY (id), 
	CONSTRAINT fk_correction_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE, 
	CONSTRAINT uq_correction_entry_id_field UNIQUE (entry_id, field)
);
CREATE TABLE entry_text (
	entry_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	applicant TEXT NOT NULL, 
	CONSTRAINT pk_entry_text PRIMARY KEY (entry_id), 
	CONSTRAINT fk_entry_text_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
);
CREATE TABLE move (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	from_body INTEGER, 
	to_body INTEGER, 
	day DATE NOT NULL, 
	batch_id INTEGER, 
	CONSTRAINT pk_move PRIMARY KEY (id), 
	CONSTRAINT fk_move_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_move_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE, 
	CONSTRAINT fk_move_from_body FOREIGN KEY(from_body) REFERENCES body (id), 
	CONSTRAINT fk_move_to_body FOREIGN KEY(to_body) REFERENCES body (id)
);
CREATE TABLE stage_change (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	from_stage TEXT NOT NULL, 
	from_status TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	status TEXT NOT NULL, 
	day DATE NOT NULL, 
	batch_id INTEGER, 
	CONSTRAINT pk_stage_change PRIMARY KEY (id), 
	CONSTRAINT fk_stage_change_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_stage_change_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
);
CREATE TABLE body_details (
	body_id INTEGER NOT NULL, 
	address TEXT NOT NULL, 
	email TEXT NOT NULL, 
	email_typed TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	extension TEXT NOT NULL, 
	phone_typed TEXT NOT NULL, 
	forms JSON NOT NULL, 
	checked_on DATE, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_body_details PRIMARY KEY (body_id), 
	CONSTRAINT fk_body_details_body_id FOREIGN KEY(body_id) REFERENCES body (id)
);
CREATE TABLE consultation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	body_id INTEGER NOT NULL, 
	held_on DATE NOT NULL, 
	given_by TEXT NOT NULL, 
	about TEXT NOT NULL, 
	person TEXT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_consultation_body_id FOREIGN KEY(body_id) REFERENCES body (id)
);
CREATE TABLE first_list (
	body_id INTEGER NOT NULL, 
	received_on DATE NOT NULL, 
	incoming TEXT NOT NULL, 
	note TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_first_list PRIMARY KEY (body_id), 
	CONSTRAINT fk_first_list_body_id FOREIGN KEY(body_id) REFERENCES body (id)
);
CREATE TABLE not_twins (
	body_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	CONSTRAINT pk_not_twins PRIMARY KEY (body_id, other_id), 
	CONSTRAINT fk_not_twins_body_id FOREIGN KEY(body_id) REFERENCES body (id), 
	CONSTRAINT fk_not_twins_other_id FOREIGN KEY(other_id) REFERENCES body (id)
);
CREATE TABLE official (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	body_id INTEGER NOT NULL, 
	office TEXT NOT NULL, 
	seat INTEGER NOT NULL, 
	rank INTEGER NOT NULL, 
	position TEXT NOT NULL, 
	name TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	extension TEXT NOT NULL, 
	phone_typed TEXT NOT NULL, 
	email TEXT NOT NULL, 
	email_typed TEXT NOT NULL, 
	senior BOOLEAN, 
	forms JSON NOT NULL, 
	words TEXT NOT NULL, 
	valid_from DATE, 
	valid_to DATE, 
	deleted BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_official_body_id FOREIGN KEY(body_id) REFERENCES body (id)
);
CREATE TABLE own_act (
	body_id INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	number TEXT NOT NULL, 
	adopted_on DATE, 
	file TEXT NOT NULL, 
	note TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_own_act PRIMARY KEY (body_id), 
	CONSTRAINT fk_own_act_body_id FOREIGN KEY(body_id) REFERENCES body (id)
);
CREATE TABLE voting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body_id INTEGER NOT NULL, 
	official TEXT NOT NULL, 
	first DATE NOT NULL, 
	last DATE, 
	participants INTEGER, 
	result TEXT NOT NULL, 
	words TEXT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_voting_body_id FOREIGN KEY(body_id) REFERENCES body (id)
);
CREATE TABLE change_notice (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	body_id INTEGER NOT NULL, 
	official_id INTEGER, 
	what TEXT NOT NULL, 
	changed_on DATE NOT NULL, 
	told_on DATE, 
	incoming TEXT NOT NULL, 
	note TEXT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_change_notice_body_id FOREIGN KEY(body_id) REFERENCES body (id), 
	CONSTRAINT fk_change_notice_official_id FOREIGN KEY(official_id) REFERENCES official (id)
);
CREATE TABLE leave (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	official_id INTEGER NOT NULL, 
	first DATE NOT NULL, 
	last DATE, 
	reason TEXT NOT NULL, 
	acting_id INTEGER, 
	deleted BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_leave_acting_id FOREIGN KEY(acting_id) REFERENCES official (id), 
	CONSTRAINT fk_leave_official_id FOREIGN KEY(official_id) REFERENCES official (id)
);
CREATE TABLE saved_filter (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	selection JSON NOT NULL, 
	columns JSON, 
	pinned BOOLEAN NOT NULL, 
	who TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT uq_saved_filter_key UNIQUE ("key")
);
CREATE TABLE watchword (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT uq_watchword_kind_key UNIQUE (kind, "key")
);
CREATE TABLE surge_decision (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	topic TEXT NOT NULL, 
	place TEXT NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	count INTEGER NOT NULL, 
	expected FLOAT NOT NULL, 
	p_value FLOAT NOT NULL, 
	numbers JSON NOT NULL, 
	accepted BOOLEAN NOT NULL, 
	who TEXT NOT NULL, 
	at DATETIME NOT NULL
);
CREATE TABLE governor_item (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	entry_id INTEGER, 
	surge_id INTEGER, 
	topic TEXT NOT NULL, 
	significant BOOLEAN NOT NULL, 
	ground TEXT NOT NULL, 
	detected_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	rule_id INTEGER NOT NULL, 
	who TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	reported_at DATETIME, 
	report_file TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_governor_item_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id), 
	CONSTRAINT fk_governor_item_rule_id FOREIGN KEY(rule_id) REFERENCES rule (id), 
	CONSTRAINT fk_governor_item_surge_id FOREIGN KEY(surge_id) REFERENCES surge_decision (id)
);
CREATE TABLE twin_decision (
	first_id INTEGER NOT NULL, 
	second_id INTEGER NOT NULL, 
	verdict TEXT NOT NULL, 
	who TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_twin_decision PRIMARY KEY (first_id, second_id), 
	CONSTRAINT fk_twin_decision_first_id FOREIGN KEY(first_id) REFERENCES entry (id) ON DELETE CASCADE, 
	CONSTRAINT fk_twin_decision_second_id FOREIGN KEY(second_id) REFERENCES entry (id) ON DELETE CASCADE
);
CREATE TABLE retention (
	entry_id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	until DATE, 
	reason TEXT NOT NULL, 
	who TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_retention PRIMARY KEY (entry_id), 
	CONSTRAINT fk_retention_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
);
CREATE TABLE postponement (
	entry_id INTEGER NOT NULL, 
	confirmed BOOLEAN NOT NULL, 
	until DATE, 
	reason TEXT NOT NULL, 
	who TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_postponement PRIMARY KEY (entry_id), 
	CONSTRAINT fk_postponement_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
);
CREATE TABLE due_change (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	was_due DATE NOT NULL, 
	was_rule INTEGER NOT NULL, 
	due DATE NOT NULL, 
	rule_id INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	who TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_due_change PRIMARY KEY (id), 
	CONSTRAINT fk_due_change_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE, 
	CONSTRAINT fk_due_change_rule_id FOREIGN KEY(rule_id) REFERENCES rule (id), 
	CONSTRAINT fk_due_change_was_rule FOREIGN KEY(was_rule) REFERENCES rule (id)
);
CREATE VIRTUAL TABLE entry_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3', detail = none);
CREATE VIRTUAL TABLE entry_search_number USING fts5(numbers, tokenize = 'trigram', detail = none, columnsize = 0);
CREATE TABLE entry_search_word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE entry_search_term USING fts5vocab(entry_search, 'row');
CREATE VIRTUAL TABLE entry_search_part USING fts5(word, content = 'entry_search_word', content_rowid = 'id', tokenize = 'trigram', columnsize = 0);
INSERT INTO "alembic_version" ("version_num") VALUES ('0003');
INSERT INTO "batch" ("id", "file_name", "sha256", "data_as_of", "applied_at", "who", "file_rows", "new", "changed", "same", "rejected", "skipped", "covers_from", "covers_to", "undone_at") VALUES (1, 'first.xlsx', '7f281041f994be21cda4c823a4dc76e5067f488f85b7aa272fe14377b61682e7', '2026-11-20 11:00:00.000000', '2026-11-20 12:00:00.000000', 'clerk', 40, 40, 0, 0, '[]', '[]', '2026-09-01', '2026-10-10', NULL);
INSERT INTO "issued_report" ("id", "first", "last", "edition", "issued_at", "who", "data_as_of", "definitions", "rules", "figures", "file", "sha256") VALUES (1, '2026-10-01', '2026-10-31', 1, '2026-11-20 12:00:00.000000', 'clerk', '2026-11-20 11:00:00.000000', 1, '[1, 2, 3, 4, 5, 6]', '{"period": "2026-10", "data_as_of": "2026-11-20", "preliminary": false, "covered": true, "total": {"opening": 30, "received": 10, "accelerated": 0, "answered": 0, "answered_in_time": 0, "answered_late": 0, "closing": 40, "overdue_open": 31, "matured_open": 31, "timeliness_percent": 0.0, "mean_days": null, "median_days": null, "postponed": 0, "repeated": 0, "graded": 0, "mean_grade": null, "high_grades_percent": null}, "before": {"opening": 0, "received": 30, "accelerated": 0, "answered": 0, "answered_in_time": 0, "answered_late": 0, "closing": 30, "overdue_open": 0, "matured_open": 0, "timeliness_percent": null, "mean_days": null, "median_days": null, "postponed": 0, "repeated": 0, "graded": 0, "mean_grade": null, "high_grades_percent": null}, "year_before": null, "law59": {"opening": 0, "received": 0, "accelerated": 0, "answered": 0, "answered_in_time": 0, "answered_late": 0, "closing": 0, "overdue_open": 0, "matured_open": 0, "timeliness_percent": null, "mean_days": null, "median_days": null, "postponed": 0, "repeated": 0, "graded": 0, "mean_grade": null, "high_grades_percent": null}, "declined": 0, "groups": [{"type": "\u041e\u0418\u0412", "opening": 30, "received": 10, "accelerated": 0, "answered": 0, "answered_in_time": 0, "answered_late": 0, "closing": 40, "overdue_open": 31, "matured_open": 31, "timeliness_percent": 0.0, "mean_days": null, "median_days": null, "postponed": 0, "repeated": 0, "graded": 0, "mean_grade": null, "high_grades_percent": null}], "bodies": [{"name": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 0", "type": "\u041e\u0418\u0412", "rank": 5, "opening": 5, "received": 1, "accelerated": 0, "answered": 0, "answered_in_time": 0, "answered_late": 0, "closing": 6, "overdue_open": 5, "matured_open": 5, "timeliness_percent": 0.0, "mean_days": null, "median_days": null, "postponed": 0, "repeated": 0, "graded": 0, "mean_grade": null, "high_grades_percent": null}, {"name": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 1", "type": "\u041e\u0418\u0412", "rank": 5, "opening": 5, "received": 1, "accelerated": 0, "answered": 0, "answered_in_time": 0, "answered_late": 0, "closing": 6, "overdue_open": 5, "matured_open": 5, "timeliness_percent": 0.0, "mean_days": null, "median_days": null, "postponed": 0, "repeated": 0, "graded": 0, "mean_grade": null, "high_grades_percent": null}, {"name": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 2", "type": "\u041e\u0418\u0412", "rank": 5, "opening": 4, "received": 2, "accelerated": 0, "answered": 0, "answered_in_time": 0, "answered_late": 0, "closing": 6, "overdue_open": 5, "matured_open": 5, "timeliness_percent": 0.0, "mean_days": null, "median_days": null, "postponed": 0, "repeated": 0, "graded": 0, "mean_grade": null, "high_grades_percent": null}, {"name": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 3", "type": "\u041e\u0418\u0412", "rank": 1, "opening": 4, "received": 2, "accelerated": 0, "answered": 0, "answered_in_time": 0, "answered_late": 0, "closing": 6, "overdue_open": 4, "matured_open": 4, "timeliness_percent": 0.0, "mean_days": null, "median_days": null, "postponed": 0, "repeated": 0, "graded": 0, "mean_grade": null, "high_grades_percent": null}, {"name": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 4", "type": "\u041e\u0418\u0412", "rank": 1, "opening": 4, "received": 2, "accelerated": 0, "answered": 0, "answered_in_time": 0, "answered_late": 0, "closing": 6, "overdue_open": 4, "matured_open": 4, "timeliness_percent": 0.0, "mean_days": null, "median_days": null, "postponed": 0, "repeated": 0, "graded": 0, "mean_grade": null, "high_grades_percent": null}, {"name": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 5", "type": "\u041e\u0418\u0412", "rank": 1, "opening": 4, "received": 1, "accelerated": 0, "answered": 0, "answered_in_time": 0, "answered_late": 0, "closing": 5, "overdue_open": 4, "matured_open": 4, "timeliness_percent": 0.0, "mean_days": null, "median_days": null, "postponed": 0, "repeated": 0, "graded": 0, "mean_grade": null, "high_grades_percent": null}, {"name": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 6", "type": "\u041e\u0418\u0412", "rank": 1, "opening": 4, "received": 1, "accelerated": 0, "answered": 0, "answered_in_time": 0, "answered_late": 0, "closing": 5, "overdue_open": 4, "matured_open": 4, "timeliness_percent": 0.0, "mean_days": null, "median_days": null, "postponed": 0, "repeated": 0, "graded": 0, "mean_grade": null, "high_grades_percent": null}], "silent": ["\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u0411\u0435\u043b\u043e\u043a\u0430\u043c\u0435\u043d\u0435\u0446\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u0412\u0435\u0442\u043b\u043e\u0437\u0435\u0440\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u0413\u043b\u0443\u0445\u043e\u0432\u0435\u0436\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u0414\u0430\u043b\u044c\u043d\u043e\u043e\u0437\u0435\u0440\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u0416\u0443\u0440\u0430\u0432\u043b\u0438\u043d\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u0417\u0432\u043e\u043d\u043e\u0440\u0435\u0447\u0435\u043d\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u041a\u0430\u043c\u044b\u0448\u043e\u0432\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u041a\u043b\u044e\u043a\u0432\u0438\u043d\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u041b\u0438\u043f\u043e\u0431\u043e\u0440\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u041c\u0445\u043e\u0431\u043e\u0440\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u041e\u043b\u044c\u0445\u043e\u0431\u043e\u0440\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u041f\u043e\u043b\u043e\u0437\u0435\u0440\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u0420\u044f\u0431\u0438\u043d\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u0421\u0432\u0435\u0442\u043b\u043e\u043e\u0437\u0451\u0440\u0441\u043a\u043e\u0433\u043e \u0433\u043e\u0440\u043e\u0434\u0441\u043a\u043e\u0433\u043e \u043e\u043a\u0440\u0443\u0433\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u0421\u0442\u0430\u0440\u043e\u0431\u0440\u043e\u0434\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u0422\u0438\u0445\u043e\u043f\u043b\u0451\u0441\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u0427\u0435\u0440\u043d\u043e\u0431\u0440\u043e\u0434\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f \u042f\u0433\u043e\u0434\u043d\u043e\u0432\u0441\u043a\u043e\u0433\u043e \u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u0440\u0430\u0439\u043e\u043d\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u0410\u041e \u00ab\u0422\u0435\u043f\u043b\u043e \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u044c\u044f\u00bb", "\u0410\u041e \u00ab\u0427\u0438\u0441\u0442\u043e\u0435 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u044c\u0435\u00bb", "\u0413\u0411\u0423 \u00ab\u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u044b\u0439 \u043c\u043d\u043e\u0433\u043e\u0444\u0443\u043d\u043a\u0446\u0438\u043e\u043d\u0430\u043b\u044c\u043d\u044b\u0439 \u0446\u0435\u043d\u0442\u0440\u00bb", "\u0413\u0411\u0423 \u00ab\u0421\u0442\u0430\u043d\u0446\u0438\u044f \u043f\u043e \u0431\u043e\u0440\u044c\u0431\u0435 \u0441 \u0431\u043e\u043b\u0435\u0437\u043d\u044f\u043c\u0438 \u0436\u0438\u0432\u043e\u0442\u043d\u044b\u0445\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u0411\u0435\u043b\u043e\u043a\u0430\u043c\u0435\u043d\u0435\u0446\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u0412\u0435\u0442\u043b\u043e\u0437\u0435\u0440\u0441\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u0414\u0430\u043b\u044c\u043d\u043e\u043e\u0437\u0435\u0440\u0441\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u0416\u0443\u0440\u0430\u0432\u043b\u0438\u043d\u0441\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u041a\u043b\u044e\u043a\u0432\u0438\u043d\u0441\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u041c\u0445\u043e\u0431\u043e\u0440\u0441\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u041e\u043b\u044c\u0445\u043e\u0431\u043e\u0440\u0441\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u041f\u043e\u043b\u043e\u0437\u0435\u0440\u0441\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u0430\u044f \u043e\u0431\u043b\u0430\u0441\u0442\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u0420\u044f\u0431\u0438\u043d\u0441\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u0421\u0442\u0430\u043d\u0446\u0438\u044f \u0441\u043a\u043e\u0440\u043e\u0439 \u043f\u043e\u043c\u043e\u0449\u0438\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u0422\u0438\u0445\u043e\u043f\u043b\u0451\u0441\u0441\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u0427\u0435\u0440\u043d\u043e\u0431\u0440\u043e\u0434\u0441\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u0411\u0423\u0417 \u041f\u041e \u00ab\u042f\u0433\u043e\u0434\u043d\u043e\u0432\u0441\u043a\u0430\u044f \u043c\u0435\u0436\u0440\u0430\u0439\u043e\u043d\u043d\u0430\u044f \u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430\u00bb", "\u0413\u041a\u0423 \u00ab\u041e\u0440\u0433\u0430\u043d\u0438\u0437\u0430\u0442\u043e\u0440 \u043f\u0435\u0440\u0435\u0432\u043e\u0437\u043e\u043a\u00bb", "\u0413\u041a\u0423 \u00ab\u041f\u0440\u0438\u043e\u0437\u0451\u0440\u0434\u043e\u0440\u00bb", "\u0413\u041a\u0423 \u00ab\u0426\u0435\u043d\u0442\u0440 \u0441\u043e\u0446\u0438\u0430\u043b\u044c\u043d\u043e\u0439 \u0437\u0430\u0449\u0438\u0442\u044b \u043d\u0430\u0441\u0435\u043b\u0435\u043d\u0438\u044f\u00bb", "\u0413\u0423\u041f \u00ab\u0412\u043e\u0434\u043e\u043a\u0430\u043d\u0430\u043b \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u044c\u044f\u00bb", "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u0433\u043e\u0441\u0443\u0434\u0430\u0440\u0441\u0442\u0432\u0435\u043d\u043d\u043e\u0433\u043e \u0436\u0438\u043b\u0438\u0449\u043d\u043e\u0433\u043e \u043d\u0430\u0434\u0437\u043e\u0440\u0430 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u0433\u0440\u0430\u0434\u043e\u0441\u0442\u0440\u043e\u0438\u0442\u0435\u043b\u044c\u043d\u043e\u0439 \u043f\u043e\u043b\u0438\u0442\u0438\u043a\u0438 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u043e\u0431\u0440\u0430\u0437\u043e\u0432\u0430\u043d\u0438\u044f \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u043f\u043e \u0434\u043e\u0440\u043e\u0436\u043d\u043e\u043c\u0443 \u0445\u043e\u0437\u044f\u0439\u0441\u0442\u0432\u0443 \u0438 \u0442\u0440\u0430\u043d\u0441\u043f\u043e\u0440\u0442\u0443 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u043f\u043e \u0436\u0438\u043b\u0438\u0449\u043d\u043e-\u043a\u043e\u043c\u043c\u0443\u043d\u0430\u043b\u044c\u043d\u043e\u043c\u0443 \u0445\u043e\u0437\u044f\u0439\u0441\u0442\u0432\u0443 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u043f\u043e \u0437\u0434\u0440\u0430\u0432\u043e\u043e\u0445\u0440\u0430\u043d\u0435\u043d\u0438\u044e \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u043f\u043e \u043a\u0443\u043b\u044c\u0442\u0443\u0440\u0435 \u0438 \u0441\u043f\u043e\u0440\u0442\u0443 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u043f\u043e \u043f\u0440\u0438\u0440\u043e\u0434\u043d\u044b\u043c \u0440\u0435\u0441\u0443\u0440\u0441\u0430\u043c \u0438 \u043e\u0431\u0440\u0430\u0449\u0435\u043d\u0438\u044e \u0441 \u043e\u0442\u0445\u043e\u0434\u0430\u043c\u0438 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u043f\u043e \u0441\u043e\u0446\u0438\u0430\u043b\u044c\u043d\u043e\u0439 \u0437\u0430\u0449\u0438\u0442\u0435 \u043d\u0430\u0441\u0435\u043b\u0435\u043d\u0438\u044f \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u043f\u043e \u0442\u043e\u043f\u043b\u0438\u0432\u043d\u043e-\u044d\u043d\u0435\u0440\u0433\u0435\u0442\u0438\u0447\u0435\u0441\u043a\u043e\u043c\u0443 \u043a\u043e\u043c\u043f\u043b\u0435\u043a\u0441\u0443 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u0446\u0438\u0444\u0440\u043e\u0432\u043e\u0433\u043e \u0440\u0430\u0437\u0432\u0438\u0442\u0438\u044f \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "\u041c\u0411\u041e\u0423 \u00ab\u0411\u0435\u043b\u043e\u043a\u0430\u043c\u0435\u043d\u0435\u0446\u043a\u0430\u044f \u0441\u0440\u0435\u0434\u043d\u044f\u044f \u0448\u043a\u043e\u043b\u0430 \u2116 1\u00bb", "\u041c\u0411\u041e\u0423 \u00ab\u0412\u0435\u0442\u043b\u043e\u0437\u0435\u0440\u0441\u043a\u0430\u044f \u0441\u0440\u0435\u0434\u043d\u044f\u044f \u0448\u043a\u043e\u043b\u0430 \u2116 1\u00bb", "\u041c\u0411\u041e\u0423 \u00ab\u0416\u0443\u0440\u0430\u0432\u043b\u0438\u043d\u0441\u043a\u0430\u044f \u0441\u0440\u0435\u0434\u043d\u044f\u044f \u0448\u043a\u043e\u043b\u0430 \u2116 1\u00bb", "\u041c\u0411\u041e\u0423 \u00ab\u041c\u0445\u043e\u0431\u043e\u0440\u0441\u043a\u0430\u044f \u0441\u0440\u0435\u0434\u043d\u044f\u044f \u0448\u043a\u043e\u043b\u0430 \u2116 1\u00bb", "\u041c\u0411\u041e\u0423 \u00ab\u041e\u043b\u044c\u0445\u043e\u0431\u043e\u0440\u0441\u043a\u0430\u044f \u0441\u0440\u0435\u0434\u043d\u044f\u044f \u0448\u043a\u043e\u043b\u0430 \u2116 1\u00bb", "\u041c\u0411\u041e\u0423 \u00ab\u041f\u043e\u043b\u043e\u0437\u0435\u0440\u0441\u043a\u0430\u044f \u0441\u0440\u0435\u0434\u043d\u044f\u044f \u0448\u043a\u043e\u043b\u0430 \u2116 1\u00bb", "\u041c\u0411\u041e\u0423 \u00ab\u0420\u044f\u0431\u0438\u043d\u0441\u043a\u0430\u044f \u0441\u0440\u0435\u0434\u043d\u044f\u044f \u0448\u043a\u043e\u043b\u0430 \u2116 1\u00bb", "\u041c\u0411\u041e\u0423 \u00ab\u0422\u0438\u0445\u043e\u043f\u043b\u0451\u0441\u0441\u043a\u0430\u044f \u0441\u0440\u0435\u0434\u043d\u044f\u044f \u0448\u043a\u043e\u043b\u0430 \u2116 1\u00bb", "\u041c\u041a\u0423 \u00ab\u0411\u0435\u043b\u043e\u043a\u0430\u043c\u0435\u043d\u0435\u0446\u043a\u0430\u044f \u0441\u043b\u0443\u0436\u0431\u0430 \u0437\u0430\u043a\u0430\u0437\u0447\u0438\u043a\u0430\u00bb", "\u041c\u041a\u0423 \u00ab\u0412\u0435\u0442\u043b\u043e\u0437\u0435\u0440\u0441\u043a\u0430\u044f \u0441\u043b\u0443\u0436\u0431\u0430 \u0437\u0430\u043a\u0430\u0437\u0447\u0438\u043a\u0430\u00bb", "\u041c\u041a\u0423 \u00ab\u0416\u0443\u0440\u0430\u0432\u043b\u0438\u043d\u0441\u043a\u0430\u044f \u0441\u043b\u0443\u0436\u0431\u0430 \u0437\u0430\u043a\u0430\u0437\u0447\u0438\u043a\u0430\u00bb", "\u041c\u041a\u0423 \u00ab\u041a\u043b\u044e\u043a\u0432\u0438\u043d\u0441\u043a\u0430\u044f \u0441\u043b\u0443\u0436\u0431\u0430 \u0437\u0430\u043a\u0430\u0437\u0447\u0438\u043a\u0430\u00bb", "\u041c\u041a\u0423 \u00ab\u041c\u0445\u043e\u0431\u043e\u0440\u0441\u043a\u0430\u044f \u0441\u043b\u0443\u0436\u0431\u0430 \u0437\u0430\u043a\u0430\u0437\u0447\u0438\u043a\u0430\u00bb", "\u041c\u041a\u0423 \u00ab\u041e\u043b\u044c\u0445\u043e\u0431\u043e\u0440\u0441\u043a\u0430\u044f \u0441\u043b\u0443\u0436\u0431\u0430 \u0437\u0430\u043a\u0430\u0437\u0447\u0438\u043a\u0430\u00bb", "\u041c\u041a\u0423 \u00ab\u041f\u043e\u043b\u043e\u0437\u0435\u0440\u0441\u043a\u0430\u044f \u0441\u043b\u0443\u0436\u0431\u0430 \u0437\u0430\u043a\u0430\u0437\u0447\u0438\u043a\u0430\u00bb", "\u041c\u041a\u0423 \u00ab\u0420\u044f\u0431\u0438\u043d\u0441\u043a\u0430\u044f \u0441\u043b\u0443\u0436\u0431\u0430 \u0437\u0430\u043a\u0430\u0437\u0447\u0438\u043a\u0430\u00bb", "\u041c\u041a\u0423 \u00ab\u0422\u0438\u0445\u043e\u043f\u043b\u0451\u0441\u0441\u043a\u0430\u044f \u0441\u043b\u0443\u0436\u0431\u0430 \u0437\u0430\u043a\u0430\u0437\u0447\u0438\u043a\u0430\u00bb", "\u041c\u041a\u0423 \u00ab\u0427\u0435\u0440\u043d\u043e\u0431\u0440\u043e\u0434\u0441\u043a\u0430\u044f \u0441\u043b\u0443\u0436\u0431\u0430 \u0437\u0430\u043a\u0430\u0437\u0447\u0438\u043a\u0430\u00bb", "\u0423\u043f\u0440\u0430\u0432\u043b\u0435\u043d\u0438\u0435 \u0432\u0435\u0442\u0435\u0440\u0438\u043d\u0430\u0440\u0438\u0438 \u041f\u0440\u0438\u043e\u0437\u0451\u0440\u043d\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438"], "categories": [{"name": "\u0431\u0435\u0437 \u043a\u0430\u0442\u0435\u0433\u043e\u0440\u0438\u0438", "received": 10, "share": 100.0}], "late": [{"number": "1", "cycle": 1, "registered": "2026-09-01", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 0", "due": "2026-10-01", "answered": null, "days_late": 31}, {"number": "2", "cycle": 1, "registered": "2026-09-02", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 1", "due": "2026-10-02", "answered": null, "days_late": 30}, {"number": "3", "cycle": 1, "registered": "2026-09-03", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 2", "due": "2026-10-03", "answered": null, "days_late": 29}, {"number": "4", "cycle": 1, "registered": "2026-09-04", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 3", "due": "2026-10-04", "answered": null, "days_late": 28}, {"number": "5", "cycle": 1, "registered": "2026-09-05", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 4", "due": "2026-10-05", "answered": null, "days_late": 27}, {"number": "6", "cycle": 1, "registered": "2026-09-06", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 5", "due": "2026-10-06", "answered": null, "days_late": 26}, {"number": "7", "cycle": 1, "registered": "2026-09-07", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 6", "due": "2026-10-07", "answered": null, "days_late": 25}, {"number": "8", "cycle": 1, "registered": "2026-09-08", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 0", "due": "2026-10-08", "answered": null, "days_late": 24}, {"number": "9", "cycle": 1, "registered": "2026-09-09", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 1", "due": "2026-10-09", "answered": null, "days_late": 23}, {"number": "10", "cycle": 1, "registered": "2026-09-10", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 2", "due": "2026-10-10", "answered": null, "days_late": 22}, {"number": "11", "cycle": 1, "registered": "2026-09-11", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 3", "due": "2026-10-11", "answered": null, "days_late": 21}, {"number": "12", "cycle": 1, "registered": "2026-09-12", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 4", "due": "2026-10-12", "answered": null, "days_late": 20}, {"number": "13", "cycle": 1, "registered": "2026-09-13", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 5", "due": "2026-10-13", "answered": null, "days_late": 19}, {"number": "14", "cycle": 1, "registered": "2026-09-14", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 6", "due": "2026-10-14", "answered": null, "days_late": 18}, {"number": "15", "cycle": 1, "registered": "2026-09-15", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 0", "due": "2026-10-15", "answered": null, "days_late": 17}, {"number": "16", "cycle": 1, "registered": "2026-09-16", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 1", "due": "2026-10-16", "answered": null, "days_late": 16}, {"number": "17", "cycle": 1, "registered": "2026-09-17", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 2", "due": "2026-10-17", "answered": null, "days_late": 15}, {"number": "18", "cycle": 1, "registered": "2026-09-18", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 3", "due": "2026-10-18", "answered": null, "days_late": 14}, {"number": "19", "cycle": 1, "registered": "2026-09-19", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 4", "due": "2026-10-19", "answered": null, "days_late": 13}, {"number": "20", "cycle": 1, "registered": "2026-09-20", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 5", "due": "2026-10-20", "answered": null, "days_late": 12}, {"number": "21", "cycle": 1, "registered": "2026-09-21", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 6", "due": "2026-10-21", "answered": null, "days_late": 11}, {"number": "22", "cycle": 1, "registered": "2026-09-22", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 0", "due": "2026-10-22", "answered": null, "days_late": 10}, {"number": "23", "cycle": 1, "registered": "2026-09-23", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 1", "due": "2026-10-23", "answered": null, "days_late": 9}, {"number": "24", "cycle": 1, "registered": "2026-09-24", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 2", "due": "2026-10-24", "answered": null, "days_late": 8}, {"number": "25", "cycle": 1, "registered": "2026-09-25", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 3", "due": "2026-10-25", "answered": null, "days_late": 7}, {"number": "26", "cycle": 1, "registered": "2026-09-26", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 4", "due": "2026-10-26", "answered": null, "days_late": 6}, {"number": "27", "cycle": 1, "registered": "2026-09-27", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 5", "due": "2026-10-27", "answered": null, "days_late": 5}, {"number": "28", "cycle": 1, "registered": "2026-09-28", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 6", "due": "2026-10-28", "answered": null, "days_late": 4}, {"number": "29", "cycle": 1, "registered": "2026-09-29", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 0", "due": "2026-10-29", "answered": null, "days_late": 3}, {"number": "30", "cycle": 1, "registered": "2026-09-30", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 1", "due": "2026-10-30", "answered": null, "days_late": 2}, {"number": "31", "cycle": 1, "registered": "2026-10-01", "body": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 2", "due": "2026-10-31", "answered": null, "days_late": 1}]}', '/tmp/tmpahc6upft/today/letters/Сводная информация октябрь 2026.docx', 'f87d6fb3132fb2e29b816ea2d9341fd70a459bb29938b139a53972712b27a995');
INSERT INTO "journal" ("id", "at", "who", "action", "subject", "reason", "digest") VALUES (1, '2026-11-20 12:00:00.000000', 'clerk', 'изменены настройки', 'организация', '', '7ff7e17a957a0dc6735ee22a58520ca3d2131ca390bb98aee8bf3b9cac27936b');
INSERT INTO "journal" ("id", "at", "who", "action", "subject", "reason", "digest") VALUES (2, '2026-11-20 12:00:00.000000', 'clerk', 'загружена выгрузка', 'загрузка 1', 'first.xlsx', '7c79793e62473d2717eb8f8cb68cfcb3a3c4e807bda519495104eecd002141bb');
INSERT INTO "journal" ("id", "at", "who", "action", "subject", "reason", "digest") VALUES (3, '2026-11-20 12:00:00.000000', 'clerk', 'выпущен доклад', 'доклад 2026-10', 'редакция 1', 'd6285a6b2cc40211d8dd7b4b9e25fc866413248aa41576b9d002106b1b949a8a');
INSERT INTO "rule" ("id", "key", "title", "term", "unit", "shift", "in_force_from", "clause", "basis") VALUES (1, 'answer', 'Рассмотрение обращения', 30, 'CALENDAR', 'NONE', NULL, 'п. 7', '«Не более … календарных дней»: дни считаются подряд, переноса пункт не предусматривает.');
INSERT INTO "rule" ("id", "key", "title", "term", "unit", "shift", "in_force_from", "clause", "basis") VALUES (2, 'answer_accelerated', 'Рассмотрение в ускоренном порядке', 10, 'CALENDAR', 'NONE', NULL, 'п. 7', '«Не более … календарных дней»: дни считаются подряд, переноса пункт не предусматривает.');
INSERT INTO "rule" ("id", "key", "title", "term", "unit", "shift", "in_force_from", "clause", "basis") VALUES (3, 'first_list', 'Первые сведения об ответственных', 10, 'CALENDAR', 'NEXT', NULL, 'п. 4', 'Последний день нерабочий – ближайший следующий рабочий (по аналогии со ст. 193 ГК РФ).');
INSERT INTO "rule" ("id", "key", "title", "term", "unit", "shift", "in_force_from", "clause", "basis") VALUES (4, 'change_notice', 'Уведомление об изменении сведений', 3, 'CALENDAR', 'NEXT', NULL, 'п. 5', 'Последний день нерабочий – ближайший следующий рабочий (по аналогии со ст. 193 ГК РФ).');
INSERT INTO "rule" ("id", "key", "title", "term", "unit", "shift", "in_force_from", "clause", "basis") VALUES (5, 'governor', 'Оперативный доклад Губернатору', 24, 'HOURS', 'NONE', NULL, 'п. 12', '«В течение одного дня с момента выявления» прочитано строго: 24 часа. Иное чтение – до конца следующего дня: 1 календарный день.');
INSERT INTO "rule" ("id", "key", "title", "term", "unit", "shift", "in_force_from", "clause", "basis") VALUES (6, 'month_report', 'Ежемесячный доклад', 5, 'WORKING', 'NEXT', NULL, 'п. 11', 'Дня в Положении нет («ежемесячно»): принят пятый рабочий день следующего месяца.');
INSERT INTO "setting" ("key", "value") VALUES ('base', '"9dfde60fd98943b79d4787fdcb3833cd"');
INSERT INTO "setting" ("key", "value") VALUES ('organisation', '{"order_number": "00", "order_date": "2021-11-15", "committee": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442 \u043e\u0431\u0449\u0435\u0441\u0442\u0432\u0435\u043d\u043d\u044b\u0445 \u043a\u043e\u043c\u043c\u0443\u043d\u0438\u043a\u0430\u0446\u0438\u0439 \u041b\u0435\u043d\u0438\u043d\u0433\u0440\u0430\u0434\u0441\u043a\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "committee_genitive": "\u041a\u043e\u043c\u0438\u0442\u0435\u0442\u0430 \u043e\u0431\u0449\u0435\u0441\u0442\u0432\u0435\u043d\u043d\u044b\u0445 \u043a\u043e\u043c\u043c\u0443\u043d\u0438\u043a\u0430\u0446\u0438\u0439 \u041b\u0435\u043d\u0438\u043d\u0433\u0440\u0430\u0434\u0441\u043a\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "letterhead": "\u041a\u041e\u041c\u0418\u0422\u0415\u0422\n\u041e\u0411\u0429\u0415\u0421\u0422\u0412\u0415\u041d\u041d\u042b\u0425 \u041a\u041e\u041c\u041c\u0423\u041d\u0418\u041a\u0410\u0426\u0418\u0419\n\u041b\u0415\u041d\u0418\u041d\u0413\u0420\u0410\u0414\u0421\u041a\u041e\u0419 \u041e\u0411\u041b\u0410\u0421\u0422\u0418", "address": "190000, \u0413\u043e\u0440\u043e\u0434 \u041f\u0440\u0438\u043c\u0435\u0440\u043d\u044b\u0439, \u0443\u043b. \u041f\u0440\u0438\u043c\u0435\u0440\u043d\u0430\u044f, \u0434. 1", "phone": "\u0442\u0435\u043b. (812) 000-00-00", "email": "kok@example.ru", "ready_form": false, "document_date": "", "document_number": "", "signer_position": "\u041f\u0440\u0435\u0434\u0441\u0435\u0434\u0430\u0442\u0435\u043b\u044c \u041a\u043e\u043c\u0438\u0442\u0435\u0442\u0430", "signer_name": "\u041e\u0437\u0435\u0440\u043e\u0432 \u0412\u0430\u0434\u0438\u043c \u041a\u0438\u0440\u0438\u043b\u043b\u043e\u0432\u0438\u0447", "signer_short": "\u0412.\u041a. \u041e\u0437\u0435\u0440\u043e\u0432", "vice_governor_post": "\u0412\u0438\u0446\u0435-\u0433\u0443\u0431\u0435\u0440\u043d\u0430\u0442\u043e\u0440\u0443\n\u041b\u0435\u043d\u0438\u043d\u0433\u0440\u0430\u0434\u0441\u043a\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438\n\u043f\u043e \u0432\u043d\u0443\u0442\u0440\u0435\u043d\u043d\u0435\u0439 \u043f\u043e\u043b\u0438\u0442\u0438\u043a\u0435", "vice_governor_name": "\u0421\u0435\u0432\u0435\u0440\u043e\u0432\u0443 \u0410.\u041f.", "vice_governor_salutation": "\u0423\u0432\u0430\u0436\u0430\u0435\u043c\u044b\u0439 \u0410\u043d\u0434\u0440\u0435\u0439 \u041f\u0430\u0432\u043b\u043e\u0432\u0438\u0447!", "governor_post": "\u0413\u0443\u0431\u0435\u0440\u043d\u0430\u0442\u043e\u0440\u0443\n\u041b\u0435\u043d\u0438\u043d\u0433\u0440\u0430\u0434\u0441\u043a\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438", "governor_name": "", "governor_salutation": "", "executor_name": "\u041b\u0430\u043f\u0442\u0435\u0432\u0430 \u0418\u0440\u0438\u043d\u0430 \u0421\u0435\u0440\u0433\u0435\u0435\u0432\u043d\u0430", "executor_phone": "(812) 000-00-01", "minimum_entries": 5, "stale_days": 3, "registered_by": "registered_on", "import_personal": false, "report_working_day": 5, "watch_share": 80, "watch_days": 0, "very_late_days": 10, "confirm_months": 6, "reminder_interval": 7, "reminder_ahead": 5}');
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (1, 'Комитет по здравоохранению Приозёрной области', 'Комздрав', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'комитет по здравоохранению приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (2, 'Комитет образования Приозёрной области', 'Комобр', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'комитет образования приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (3, 'Комитет по дорожному хозяйству и транспорту Приозёрной области', 'Комдор', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'комитет по дорожному хозяйству и транспорту приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (4, 'Комитет по жилищно-коммунальному хозяйству Приозёрной области', 'КомЖКХ', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'комитет по жилищно-коммунальному хозяйству приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (5, 'Комитет государственного жилищного надзора Приозёрной области', 'Жилнадзор', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'комитет государственного жилищного надзора приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (6, 'Комитет по социальной защите населения Приозёрной области', 'Комсоц', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'комитет по социальной защите населения приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (7, 'Комитет по природным ресурсам и обращению с отходами Приозёрной области', 'Комприроды', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'комитет по природным ресурсам и обращению с отходами приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (8, 'Комитет по топливно-энергетическому комплексу Приозёрной области', 'КомТЭК', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'комитет по топливно-энергетическому комплексу приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (9, 'Комитет цифрового развития Приозёрной области', 'Комцифры', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'комитет цифрового развития приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (10, 'Комитет по культуре и спорту Приозёрной области', 'Комкульт', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'комитет по культуре и спорту приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (11, 'Комитет градостроительной политики Приозёрной области', 'Комград', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'комитет градостроительной политики приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (12, 'Управление ветеринарии Приозёрной области', 'Ветуправление', 'ОИВ', NULL, 1, NULL, NULL, NULL, 'управление ветеринарии приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (13, 'Администрация Журавлинского муниципального района Приозёрной области', 'Журавлинский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация журавлинского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (14, 'Администрация Белокаменецкого муниципального района Приозёрной области', 'Белокаменецкий район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация белокаменецкого муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (15, 'Администрация Рябинского муниципального района Приозёрной области', 'Рябинский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация рябинского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (16, 'Администрация Тихоплёсского муниципального района Приозёрной области', 'Тихоплёсский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация тихоплесского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (17, 'Администрация Ольхоборского муниципального района Приозёрной области', 'Ольхоборский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация ольхоборского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (18, 'Администрация Полозерского муниципального района Приозёрной области', 'Полозерский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация полозерского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (19, 'Администрация Мхоборского муниципального района Приозёрной области', 'Мхоборский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация мхоборского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (20, 'Администрация Ветлозерского муниципального района Приозёрной области', 'Ветлозерский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация ветлозерского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (21, 'Администрация Клюквинского муниципального района Приозёрной области', 'Клюквинский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация клюквинского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (22, 'Администрация Чернобродского муниципального района Приозёрной области', 'Чернобродский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация чернобродского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (23, 'Администрация Дальноозерского муниципального района Приозёрной области', 'Дальноозерский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация дальноозерского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (24, 'Администрация Ягодновского муниципального района Приозёрной области', 'Ягодновский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация ягодновского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (25, 'Администрация Камышовского муниципального района Приозёрной области', 'Камышовский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация камышовского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (26, 'Администрация Глуховежского муниципального района Приозёрной области', 'Глуховежский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация глуховежского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (27, 'Администрация Звонореченского муниципального района Приозёрной области', 'Звонореченский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация звонореченского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (28, 'Администрация Старобродского муниципального района Приозёрной области', 'Старобродский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация старобродского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (29, 'Администрация Липоборского муниципального района Приозёрной области', 'Липоборский район', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация липоборского муниципального района приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (30, 'Администрация Светлоозёрского городского округа Приозёрной области', 'Светлоозёрский округ', 'ОМСУ', NULL, 1, NULL, NULL, NULL, 'администрация светлоозерского городского округа приозерной области', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (31, 'ГБУЗ ПО «Приозёрная областная больница»', 'ПОБ', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по приозерная областная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (32, 'ГБУЗ ПО «Станция скорой помощи»', 'ССП', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по станция скорой помощи', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (33, 'ГКУ «Приозёрдор»', 'Приозёрдор', 'учреждение', 3, 1, NULL, NULL, NULL, 'гку приозердор', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (34, 'ГКУ «Организатор перевозок»', 'ГКУ ОП', 'учреждение', 3, 1, NULL, NULL, NULL, 'гку организатор перевозок', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (35, 'ГБУ «Приозёрный многофункциональный центр»', 'МФЦ', 'учреждение', 9, 1, NULL, NULL, NULL, 'гбу приозерный многофункциональный центр', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (36, 'ГКУ «Центр социальной защиты населения»', 'ЦСЗН', 'учреждение', 6, 1, NULL, NULL, NULL, 'гку центр социальной защиты населения', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (37, 'ГБУ «Станция по борьбе с болезнями животных»', 'СББЖ', 'учреждение', 12, 1, NULL, NULL, NULL, 'гбу станция по борьбе с болезнями животных', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (38, 'АО «Чистое Приозёрье»', 'Регоператор', 'иная', NULL, 1, NULL, NULL, NULL, 'ао чистое приозерье', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (39, 'АО «Тепло Приозёрья»', 'Тепло Приозёрья', 'иная', NULL, 1, NULL, NULL, NULL, 'ао тепло приозерья', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (40, 'ГУП «Водоканал Приозёрья»', 'Водоканал', 'иная', NULL, 1, NULL, NULL, NULL, 'гуп водоканал приозерья', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (41, 'ГБУЗ ПО «Журавлинская межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по журавлинская межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (42, 'ГБУЗ ПО «Белокаменецкая межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по белокаменецкая межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (43, 'ГБУЗ ПО «Рябинская межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по рябинская межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (44, 'ГБУЗ ПО «Тихоплёсская межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по тихоплесская межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (45, 'ГБУЗ ПО «Ольхоборская межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по ольхоборская межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (46, 'ГБУЗ ПО «Полозерская межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по полозерская межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (47, 'ГБУЗ ПО «Мхоборская межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по мхоборская межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (48, 'ГБУЗ ПО «Ветлозерская межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по ветлозерская межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (49, 'ГБУЗ ПО «Клюквинская межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по клюквинская межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (50, 'ГБУЗ ПО «Чернобродская межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по чернобродская межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (51, 'ГБУЗ ПО «Дальноозерская межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по дальноозерская межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (52, 'ГБУЗ ПО «Ягодновская межрайонная больница»', '', 'учреждение', 1, 1, NULL, NULL, NULL, 'гбуз по ягодновская межрайонная больница', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (53, 'МКУ «Журавлинская служба заказчика»', '', 'учреждение', 13, 1, NULL, NULL, NULL, 'мку журавлинская служба заказчика', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (54, 'МКУ «Белокаменецкая служба заказчика»', '', 'учреждение', 14, 1, NULL, NULL, NULL, 'мку белокаменецкая служба заказчика', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (55, 'МКУ «Рябинская служба заказчика»', '', 'учреждение', 15, 1, NULL, NULL, NULL, 'мку рябинская служба заказчика', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (56, 'МКУ «Тихоплёсская служба заказчика»', '', 'учреждение', 16, 1, NULL, NULL, NULL, 'мку тихоплесская служба заказчика', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (57, 'МКУ «Ольхоборская служба заказчика»', '', 'учреждение', 17, 1, NULL, NULL, NULL, 'мку ольхоборская служба заказчика', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (58, 'МКУ «Полозерская служба заказчика»', '', 'учреждение', 18, 1, NULL, NULL, NULL, 'мку полозерская служба заказчика', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (59, 'МКУ «Мхоборская служба заказчика»', '', 'учреждение', 19, 1, NULL, NULL, NULL, 'мку мхоборская служба заказчика', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (60, 'МКУ «Ветлозерская служба заказчика»', '', 'учреждение', 20, 1, NULL, NULL, NULL, 'мку ветлозерская служба заказчика', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (61, 'МКУ «Клюквинская служба заказчика»', '', 'учреждение', 21, 1, NULL, NULL, NULL, 'мку клюквинская служба заказчика', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (62, 'МКУ «Чернобродская служба заказчика»', '', 'учреждение', 22, 1, NULL, NULL, NULL, 'мку чернобродская служба заказчика', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (63, 'МБОУ «Журавлинская средняя школа № 1»', '', 'учреждение', 13, 1, NULL, NULL, NULL, 'мбоу журавлинская средняя школа no 1', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (64, 'МБОУ «Белокаменецкая средняя школа № 1»', '', 'учреждение', 14, 1, NULL, NULL, NULL, 'мбоу белокаменецкая средняя школа no 1', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (65, 'МБОУ «Рябинская средняя школа № 1»', '', 'учреждение', 15, 1, NULL, NULL, NULL, 'мбоу рябинская средняя школа no 1', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (66, 'МБОУ «Тихоплёсская средняя школа № 1»', '', 'учреждение', 16, 1, NULL, NULL, NULL, 'мбоу тихоплесская средняя школа no 1', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (67, 'МБОУ «Ольхоборская средняя школа № 1»', '', 'учреждение', 17, 1, NULL, NULL, NULL, 'мбоу ольхоборская средняя школа no 1', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (68, 'МБОУ «Полозерская средняя школа № 1»', '', 'учреждение', 18, 1, NULL, NULL, NULL, 'мбоу полозерская средняя школа no 1', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (69, 'МБОУ «Мхоборская средняя школа № 1»', '', 'учреждение', 19, 1, NULL, NULL, NULL, 'мбоу мхоборская средняя школа no 1', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (70, 'МБОУ «Ветлозерская средняя школа № 1»', '', 'учреждение', 20, 1, NULL, NULL, NULL, 'мбоу ветлозерская средняя школа no 1', NULL, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (71, 'Комитет 0', '', 'ОИВ', NULL, 0, NULL, NULL, NULL, 'комитет 0', 1, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (72, 'Комитет 1', '', 'ОИВ', NULL, 0, NULL, NULL, NULL, 'комитет 1', 1, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (73, 'Комитет 2', '', 'ОИВ', NULL, 0, NULL, NULL, NULL, 'комитет 2', 1, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (74, 'Комитет 3', '', 'ОИВ', NULL, 0, NULL, NULL, NULL, 'комитет 3', 1, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (75, 'Комитет 4', '', 'ОИВ', NULL, 0, NULL, NULL, NULL, 'комитет 4', 1, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (76, 'Комитет 5', '', 'ОИВ', NULL, 0, NULL, NULL, NULL, 'комитет 5', 1, 1);
INSERT INTO "body" ("id", "name", "short_name", "type", "parent_id", "confirmed", "valid_from", "valid_to", "merged_into", "sort_key", "batch_id", "version") VALUES (77, 'Комитет 6', '', 'ОИВ', NULL, 0, NULL, NULL, NULL, 'комитет 6', 1, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 1, '1', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 2, '2', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 3, '3', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 4, '4', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 5, '5', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 6, '6', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 7, '7', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 8, '8', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 9, '9', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 10, '10', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 11, '11', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 12, '12', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 13, '13', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 14, '14', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 15, '15', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 16, '16', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 17, '17', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 18, '18', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 19, '19', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 20, '20', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 21, '21', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 22, '22', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 23, '23', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 24, '24', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 25, '25', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 26, '26', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 27, '27', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 28, '28', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 29, '29', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 30, '30', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 31, '31', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 32, '32', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 33, '33', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 34, '34', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 35, '35', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 36, '36', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 37, '37', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 38, '38', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 39, '39', 'new', NULL, 1);
INSERT INTO "image" ("batch_id", "entry_id", "number", "what", "before", "version_after") VALUES (1, 40, '40', 'new', NULL, 1);
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (1, 1, 'Номер приказа', '', '00', 'd83f31a56b3dcb41', 'eb723a8cd80ac54438c7c0d36f8acb0898daffe27d37a4bf7c3e75dafe0e59e9');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (2, 1, 'Дата приказа', NULL, '2021-11-15', 'a992deb22ff1022e', 'f6f3b1a6519ae38fdf5afc22633b16f4287819f1664606d6bab5f023221b70a6');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (3, 1, 'Адрес на бланке', '', '190000, Город Примерный, ул. Примерная, д. 1', 'c3553d7cae1e98c4', '26da76d2b0f8ffc9aa43a425135396dca6d79b7eb8cf20c1152fee9f601b917d');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (4, 1, 'Телефон на бланке', '', 'тел. (812) 000-00-00', '2b7a455a6e0ecfe0', '399608f142780e862f72ff5003000b024d4c9a93f16c13d1abe6a55768384dd2');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (5, 1, 'Электронная почта на бланке', '', 'kok@example.ru', 'b5fbf71168334dd4', '0b66c39128bde28d57c09300f78e19accba199cbd24103004b82769a0a27edd2');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (6, 1, 'Подписант', '', 'Озеров Вадим Кириллович', '825aa9356ddb9002', '2f5ec91604e117c57d117749c25a0070ce416998a3b4f90d385b9cd06df6ffe9');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (7, 1, 'Подписант в подписи', '', 'В.К. Озеров', '828447d061dbe259', '3c14bcfa9fc7c17a2a6de56cd9d4000bd7aa0bb7fc4e0863a5cc1acf9bb61468');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (8, 1, 'Вице-губернатор в дательном падеже', '', 'Северову А.П.', '63dc05b22c017b25', 'dc05515c57436ed17e9b95428b23a514a134d23317bad7dd5aa6d0962cb55c04');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (9, 1, 'Обращение к вице-губернатору', '', 'Уважаемый Андрей Павлович!', '4f0e6cfc253e0f41', '0a5f3c5636fac187131f64cc4ddeaa22714052359237f781fb5dced2beb4b270');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (10, 1, 'Исполнитель', '', 'Лаптева Ирина Сергеевна', '68c221ec1771ebd4', '6a305544d5871a7e31633bc7b83e303c0205993d7392326b4803bdf66d8abe10');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (11, 1, 'Телефон исполнителя', '', '(812) 000-00-01', '8bcdcbf12e9b5387', '9d35f366bd1c7fe54f930a5eafd54e1de6122bb6b59306a4d4c7db310bdfec3c');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (12, 2, 'Новое', NULL, '40', 'ccaac511b9b384f7', '696ffc4a1606a3d11cdeb142e2d6deabeee4669375b9b211aeada10ffba371c5');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (13, 2, 'Изменено', NULL, '0', 'bef71ba649da9e3b', '1f2a3f11dcdaf4ae544b0b20a12d0758e9d912d6028e32a22c3d11ab4c4adfee');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (14, 2, 'Возвращено на рассмотрение', NULL, '0', '192f2a668a1e5484', '2b4da95e5c683c4acefeecf2ea4258ffe78b89efbb6f5d94d7cd81356267acf5');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (15, 2, 'Без изменений', NULL, '0', '39e7c8c4f91f86dc', '64c4e85e5d027b7cea3ee979eb113662c3e50197ee8237a1957955e442e5fb63');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (16, 2, 'Отклонено', NULL, '0', '1155efe42f274fb1', '0cf5dab655c809111b843e42a01acdd5b6747c0c79f007cbdee4459f53067f2f');
INSERT INTO "journal_value" ("id", "journal_id", "field", "old", "new", "salt", "seal") VALUES (17, 2, 'Пропущено', NULL, '0', '4c4676e674f8e624', 'e15f510932d2632aa24e8b813d403a712dcbae11190967218fd8fe971c5ae334');
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (1, 13, 'Администрация муниципального образования «Журавлинский муниципальный район» Приозёрной области', 'администрация муниципального образования журавлинский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (2, 13, 'Администрация МО Журавлинский муниципальный район', 'администрация мо журавлинский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (3, 14, 'Администрация муниципального образования «Белокаменецкий муниципальный район» Приозёрной области', 'администрация муниципального образования белокаменецкий муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (4, 14, 'Администрация МО Белокаменецкий муниципальный район', 'администрация мо белокаменецкий муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (5, 15, 'Администрация муниципального образования «Рябинский муниципальный район» Приозёрной области', 'администрация муниципального образования рябинский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (6, 15, 'Администрация МО Рябинский муниципальный район', 'администрация мо рябинский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (7, 16, 'Администрация муниципального образования «Тихоплёсский муниципальный район» Приозёрной области', 'администрация муниципального образования тихоплесский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (8, 16, 'Администрация МО Тихоплёсский муниципальный район', 'администрация мо тихоплесский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (9, 17, 'Администрация муниципального образования «Ольхоборский муниципальный район» Приозёрной области', 'администрация муниципального образования ольхоборский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (10, 17, 'Администрация МО Ольхоборский муниципальный район', 'администрация мо ольхоборский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (11, 18, 'Администрация муниципального образования «Полозерский муниципальный район» Приозёрной области', 'администрация муниципального образования полозерский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (12, 18, 'Администрация МО Полозерский муниципальный район', 'администрация мо полозерский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (13, 19, 'Администрация муниципального образования «Мхоборский муниципальный район» Приозёрной области', 'администрация муниципального образования мхоборский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (14, 19, 'Администрация МО Мхоборский муниципальный район', 'администрация мо мхоборский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (15, 20, 'Администрация муниципального образования «Ветлозерский муниципальный район» Приозёрной области', 'администрация муниципального образования ветлозерский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (16, 20, 'Администрация МО Ветлозерский муниципальный район', 'администрация мо ветлозерский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (17, 21, 'Администрация муниципального образования «Клюквинский муниципальный район» Приозёрной области', 'администрация муниципального образования клюквинский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (18, 21, 'Администрация МО Клюквинский муниципальный район', 'администрация мо клюквинский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (19, 22, 'Администрация муниципального образования «Чернобродский муниципальный район» Приозёрной области', 'администрация муниципального образования чернобродский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (20, 22, 'Администрация МО Чернобродский муниципальный район', 'администрация мо чернобродский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (21, 23, 'Администрация муниципального образования «Дальноозерский муниципальный район» Приозёрной области', 'администрация муниципального образования дальноозерский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (22, 23, 'Администрация МО Дальноозерский муниципальный район', 'администрация мо дальноозерский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (23, 24, 'Администрация муниципального образования «Ягодновский муниципальный район» Приозёрной области', 'администрация муниципального образования ягодновский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (24, 24, 'Администрация МО Ягодновский муниципальный район', 'администрация мо ягодновский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (25, 25, 'Администрация муниципального образования «Камышовский муниципальный район» Приозёрной области', 'администрация муниципального образования камышовский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (26, 25, 'Администрация МО Камышовский муниципальный район', 'администрация мо камышовский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (27, 26, 'Администрация муниципального образования «Глуховежский муниципальный район» Приозёрной области', 'администрация муниципального образования глуховежский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (28, 26, 'Администрация МО Глуховежский муниципальный район', 'администрация мо глуховежский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (29, 27, 'Администрация муниципального образования «Звонореченский муниципальный район» Приозёрной области', 'администрация муниципального образования звонореченский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (30, 27, 'Администрация МО Звонореченский муниципальный район', 'администрация мо звонореченский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (31, 28, 'Администрация муниципального образования «Старобродский муниципальный район» Приозёрной области', 'администрация муниципального образования старобродский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (32, 28, 'Администрация МО Старобродский муниципальный район', 'администрация мо старобродский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (33, 29, 'Администрация муниципального образования «Липоборский муниципальный район» Приозёрной области', 'администрация муниципального образования липоборский муниципальный район приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (34, 29, 'Администрация МО Липоборский муниципальный район', 'администрация мо липоборский муниципальный район', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (35, 30, 'Администрация муниципального образования «Светлоозёрский городской округ» Приозёрной области', 'администрация муниципального образования светлоозерский городской округ приозерной области', NULL);
INSERT INTO "body_alias" ("id", "body_id", "text", "key", "batch_id") VALUES (36, 30, 'Администрация МО Светлоозёрский городской округ', 'администрация мо светлоозерский городской округ', NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (1, 1, 'Комитет по здравоохранению Приозёрной области', 'Комздрав', 'комитет по здравоохранению приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (2, 2, 'Комитет образования Приозёрной области', 'Комобр', 'комитет образования приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (3, 3, 'Комитет по дорожному хозяйству и транспорту Приозёрной области', 'Комдор', 'комитет по дорожному хозяйству и транспорту приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (4, 4, 'Комитет по жилищно-коммунальному хозяйству Приозёрной области', 'КомЖКХ', 'комитет по жилищно-коммунальному хозяйству приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (5, 5, 'Комитет государственного жилищного надзора Приозёрной области', 'Жилнадзор', 'комитет государственного жилищного надзора приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (6, 6, 'Комитет по социальной защите населения Приозёрной области', 'Комсоц', 'комитет по социальной защите населения приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (7, 7, 'Комитет по природным ресурсам и обращению с отходами Приозёрной области', 'Комприроды', 'комитет по природным ресурсам и обращению с отходами приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (8, 8, 'Комитет по топливно-энергетическому комплексу Приозёрной области', 'КомТЭК', 'комитет по топливно-энергетическому комплексу приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (9, 9, 'Комитет цифрового развития Приозёрной области', 'Комцифры', 'комитет цифрового развития приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (10, 10, 'Комитет по культуре и спорту Приозёрной области', 'Комкульт', 'комитет по культуре и спорту приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (11, 11, 'Комитет градостроительной политики Приозёрной области', 'Комград', 'комитет градостроительной политики приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (12, 12, 'Управление ветеринарии Приозёрной области', 'Ветуправление', 'управление ветеринарии приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (13, 13, 'Администрация Журавлинского муниципального района Приозёрной области', 'Журавлинский район', 'администрация журавлинского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (14, 14, 'Администрация Белокаменецкого муниципального района Приозёрной области', 'Белокаменецкий район', 'администрация белокаменецкого муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (15, 15, 'Администрация Рябинского муниципального района Приозёрной области', 'Рябинский район', 'администрация рябинского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (16, 16, 'Администрация Тихоплёсского муниципального района Приозёрной области', 'Тихоплёсский район', 'администрация тихоплесского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (17, 17, 'Администрация Ольхоборского муниципального района Приозёрной области', 'Ольхоборский район', 'администрация ольхоборского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (18, 18, 'Администрация Полозерского муниципального района Приозёрной области', 'Полозерский район', 'администрация полозерского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (19, 19, 'Администрация Мхоборского муниципального района Приозёрной области', 'Мхоборский район', 'администрация мхоборского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (20, 20, 'Администрация Ветлозерского муниципального района Приозёрной области', 'Ветлозерский район', 'администрация ветлозерского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (21, 21, 'Администрация Клюквинского муниципального района Приозёрной области', 'Клюквинский район', 'администрация клюквинского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (22, 22, 'Администрация Чернобродского муниципального района Приозёрной области', 'Чернобродский район', 'администрация чернобродского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (23, 23, 'Администрация Дальноозерского муниципального района Приозёрной области', 'Дальноозерский район', 'администрация дальноозерского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (24, 24, 'Администрация Ягодновского муниципального района Приозёрной области', 'Ягодновский район', 'администрация ягодновского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (25, 25, 'Администрация Камышовского муниципального района Приозёрной области', 'Камышовский район', 'администрация камышовского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (26, 26, 'Администрация Глуховежского муниципального района Приозёрной области', 'Глуховежский район', 'администрация глуховежского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (27, 27, 'Администрация Звонореченского муниципального района Приозёрной области', 'Звонореченский район', 'администрация звонореченского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (28, 28, 'Администрация Старобродского муниципального района Приозёрной области', 'Старобродский район', 'администрация старобродского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (29, 29, 'Администрация Липоборского муниципального района Приозёрной области', 'Липоборский район', 'администрация липоборского муниципального района приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (30, 30, 'Администрация Светлоозёрского городского округа Приозёрной области', 'Светлоозёрский округ', 'администрация светлоозерского городского округа приозерной области', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (31, 31, 'ГБУЗ ПО «Приозёрная областная больница»', 'ПОБ', 'гбуз по приозерная областная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (32, 32, 'ГБУЗ ПО «Станция скорой помощи»', 'ССП', 'гбуз по станция скорой помощи', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (33, 33, 'ГКУ «Приозёрдор»', 'Приозёрдор', 'гку приозердор', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (34, 34, 'ГКУ «Организатор перевозок»', 'ГКУ ОП', 'гку организатор перевозок', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (35, 35, 'ГБУ «Приозёрный многофункциональный центр»', 'МФЦ', 'гбу приозерный многофункциональный центр', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (36, 36, 'ГКУ «Центр социальной защиты населения»', 'ЦСЗН', 'гку центр социальной защиты населения', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (37, 37, 'ГБУ «Станция по борьбе с болезнями животных»', 'СББЖ', 'гбу станция по борьбе с болезнями животных', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (38, 38, 'АО «Чистое Приозёрье»', 'Регоператор', 'ао чистое приозерье', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (39, 39, 'АО «Тепло Приозёрья»', 'Тепло Приозёрья', 'ао тепло приозерья', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (40, 40, 'ГУП «Водоканал Приозёрья»', 'Водоканал', 'гуп водоканал приозерья', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (41, 41, 'ГБУЗ ПО «Журавлинская межрайонная больница»', '', 'гбуз по журавлинская межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (42, 42, 'ГБУЗ ПО «Белокаменецкая межрайонная больница»', '', 'гбуз по белокаменецкая межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (43, 43, 'ГБУЗ ПО «Рябинская межрайонная больница»', '', 'гбуз по рябинская межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (44, 44, 'ГБУЗ ПО «Тихоплёсская межрайонная больница»', '', 'гбуз по тихоплесская межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (45, 45, 'ГБУЗ ПО «Ольхоборская межрайонная больница»', '', 'гбуз по ольхоборская межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (46, 46, 'ГБУЗ ПО «Полозерская межрайонная больница»', '', 'гбуз по полозерская межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (47, 47, 'ГБУЗ ПО «Мхоборская межрайонная больница»', '', 'гбуз по мхоборская межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (48, 48, 'ГБУЗ ПО «Ветлозерская межрайонная больница»', '', 'гбуз по ветлозерская межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (49, 49, 'ГБУЗ ПО «Клюквинская межрайонная больница»', '', 'гбуз по клюквинская межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (50, 50, 'ГБУЗ ПО «Чернобродская межрайонная больница»', '', 'гбуз по чернобродская межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (51, 51, 'ГБУЗ ПО «Дальноозерская межрайонная больница»', '', 'гбуз по дальноозерская межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (52, 52, 'ГБУЗ ПО «Ягодновская межрайонная больница»', '', 'гбуз по ягодновская межрайонная больница', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (53, 53, 'МКУ «Журавлинская служба заказчика»', '', 'мку журавлинская служба заказчика', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (54, 54, 'МКУ «Белокаменецкая служба заказчика»', '', 'мку белокаменецкая служба заказчика', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (55, 55, 'МКУ «Рябинская служба заказчика»', '', 'мку рябинская служба заказчика', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (56, 56, 'МКУ «Тихоплёсская служба заказчика»', '', 'мку тихоплесская служба заказчика', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (57, 57, 'МКУ «Ольхоборская служба заказчика»', '', 'мку ольхоборская служба заказчика', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (58, 58, 'МКУ «Полозерская служба заказчика»', '', 'мку полозерская служба заказчика', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (59, 59, 'МКУ «Мхоборская служба заказчика»', '', 'мку мхоборская служба заказчика', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (60, 60, 'МКУ «Ветлозерская служба заказчика»', '', 'мку ветлозерская служба заказчика', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (61, 61, 'МКУ «Клюквинская служба заказчика»', '', 'мку клюквинская служба заказчика', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (62, 62, 'МКУ «Чернобродская служба заказчика»', '', 'мку чернобродская служба заказчика', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (63, 63, 'МБОУ «Журавлинская средняя школа № 1»', '', 'мбоу журавлинская средняя школа no 1', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (64, 64, 'МБОУ «Белокаменецкая средняя школа № 1»', '', 'мбоу белокаменецкая средняя школа no 1', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (65, 65, 'МБОУ «Рябинская средняя школа № 1»', '', 'мбоу рябинская средняя школа no 1', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (66, 66, 'МБОУ «Тихоплёсская средняя школа № 1»', '', 'мбоу тихоплесская средняя школа no 1', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (67, 67, 'МБОУ «Ольхоборская средняя школа № 1»', '', 'мбоу ольхоборская средняя школа no 1', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (68, 68, 'МБОУ «Полозерская средняя школа № 1»', '', 'мбоу полозерская средняя школа no 1', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (69, 69, 'МБОУ «Мхоборская средняя школа № 1»', '', 'мбоу мхоборская средняя школа no 1', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (70, 70, 'МБОУ «Ветлозерская средняя школа № 1»', '', 'мбоу ветлозерская средняя школа no 1', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (71, 71, 'Комитет 0', '', 'комитет 0', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (72, 72, 'Комитет 1', '', 'комитет 1', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (73, 73, 'Комитет 2', '', 'комитет 2', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (74, 74, 'Комитет 3', '', 'комитет 3', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (75, 75, 'Комитет 4', '', 'комитет 4', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (76, 76, 'Комитет 5', '', 'комитет 5', NULL, NULL);
INSERT INTO "body_name" ("id", "body_id", "name", "short_name", "sort_key", "valid_from", "valid_to") VALUES (77, 77, 'Комитет 6', '', 'комитет 6', NULL, NULL);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (1, 1, '1', '', '', '', '', '', '', '', 'Комитет 0', '', '', '2026-09-01', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-01', '2026-10-01', 1, 0, 0, 0, 71, NULL, NULL, '', 0, 'e9a24283ab9efe0bb89f1f4b053d14f5', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (2, 1, '2', '', '', '', '', '', '', '', 'Комитет 1', '', '', '2026-09-02', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-02', '2026-10-02', 1, 0, 0, 0, 72, NULL, NULL, '', 0, '3d7fc959336514a8fcd276de877b3574', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (3, 1, '3', '', '', '', '', '', '', '', 'Комитет 2', '', '', '2026-09-03', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-03', '2026-10-03', 1, 0, 0, 0, 73, NULL, NULL, '', 0, '8a3b4bb5659abc0b747a335d7d0ff625', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (4, 1, '4', '', '', '', '', '', '', '', 'Комитет 3', '', '', '2026-09-04', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-04', '2026-10-04', 1, 0, 0, 0, 74, NULL, NULL, '', 0, 'ab0c2643cfaa304a4982bf27ff458819', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (5, 1, '5', '', '', '', '', '', '', '', 'Комитет 4', '', '', '2026-09-05', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-05', '2026-10-05', 1, 0, 0, 0, 75, NULL, NULL, '', 0, '216ca1c6e132ec5b525d03110034907d', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (6, 1, '6', '', '', '', '', '', '', '', 'Комитет 5', '', '', '2026-09-06', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-06', '2026-10-06', 1, 0, 0, 0, 76, NULL, NULL, '', 0, '59f39cd2e2d39e1989d1bd49bdc05b58', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (7, 1, '7', '', '', '', '', '', '', '', 'Комитет 6', '', '', '2026-09-07', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-07', '2026-10-07', 1, 0, 0, 0, 77, NULL, NULL, '', 0, '6bebc078dd64f56360de2c56914611bc', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (8, 1, '8', '', '', '', '', '', '', '', 'Комитет 0', '', '', '2026-09-08', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-08', '2026-10-08', 1, 0, 0, 0, 71, NULL, NULL, '', 0, '4429aea9aa85a7e54c370cb28b34d2b0', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (9, 1, '9', '', '', '', '', '', '', '', 'Комитет 1', '', '', '2026-09-09', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-09', '2026-10-09', 1, 0, 0, 0, 72, NULL, NULL, '', 0, '575a540578188a82566724c5c7d50de5', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (10, 1, '10', '', '', '', '', '', '', '', 'Комитет 2', '', '', '2026-09-10', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-10', '2026-10-10', 1, 0, 0, 0, 73, NULL, NULL, '', 0, '3c06fdf6571743d3ff771871523e30a2', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (11, 1, '11', '', '', '', '', '', '', '', 'Комитет 3', '', '', '2026-09-11', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-11', '2026-10-11', 1, 0, 0, 0, 74, NULL, NULL, '', 0, 'c9bd2b45ce10530bddce3e192400739e', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (12, 1, '12', '', '', '', '', '', '', '', 'Комитет 4', '', '', '2026-09-12', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-12', '2026-10-12', 1, 0, 0, 0, 75, NULL, NULL, '', 0, '101dc9d262336b24f87357d362ea63f0', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (13, 1, '13', '', '', '', '', '', '', '', 'Комитет 5', '', '', '2026-09-13', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-13', '2026-10-13', 1, 0, 0, 0, 76, NULL, NULL, '', 0, '2238bf7eca19e37020ed569a38283a75', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (14, 1, '14', '', '', '', '', '', '', '', 'Комитет 6', '', '', '2026-09-14', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-14', '2026-10-14', 1, 0, 0, 0, 77, NULL, NULL, '', 0, 'e19ab4af867e0e0649cbf8fa405d9928', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (15, 1, '15', '', '', '', '', '', '', '', 'Комитет 0', '', '', '2026-09-15', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-15', '2026-10-15', 1, 0, 0, 0, 71, NULL, NULL, '', 0, 'b4ffb05cf54140cfcd8aea88848e56fc', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (16, 1, '16', '', '', '', '', '', '', '', 'Комитет 1', '', '', '2026-09-16', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-16', '2026-10-16', 1, 0, 0, 0, 72, NULL, NULL, '', 0, '14632bc52564a2b8f6adf0423f5e2c07', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (17, 1, '17', '', '', '', '', '', '', '', 'Комитет 2', '', '', '2026-09-17', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-17', '2026-10-17', 1, 0, 0, 0, 73, NULL, NULL, '', 0, '0bda4ed2a6b5ec785fb6fb480e2912ce', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (18, 1, '18', '', '', '', '', '', '', '', 'Комитет 3', '', '', '2026-09-18', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-18', '2026-10-18', 1, 0, 0, 0, 74, NULL, NULL, '', 0, '5fbca2bf3d6eff010f34bccfa1add505', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (19, 1, '19', '', '', '', '', '', '', '', 'Комитет 4', '', '', '2026-09-19', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-19', '2026-10-19', 1, 0, 0, 0, 75, NULL, NULL, '', 0, '597f5c78e6cde303e1988d8e8407df33', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (20, 1, '20', '', '', '', '', '', '', '', 'Комитет 5', '', '', '2026-09-20', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-20', '2026-10-20', 1, 0, 0, 0, 76, NULL, NULL, '', 0, 'cf831485a6229d7387ec487666f9036c', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (21, 1, '21', '', '', '', '', '', '', '', 'Комитет 6', '', '', '2026-09-21', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-21', '2026-10-21', 1, 0, 0, 0, 77, NULL, NULL, '', 0, 'e2f9256d0d0a0176d4b8f6106e0f57cf', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (22, 1, '22', '', '', '', '', '', '', '', 'Комитет 0', '', '', '2026-09-22', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-22', '2026-10-22', 1, 0, 0, 0, 71, NULL, NULL, '', 0, 'bc6b0b293701b10c7d3ea1601d55f0fe', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (23, 1, '23', '', '', '', '', '', '', '', 'Комитет 1', '', '', '2026-09-23', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-23', '2026-10-23', 1, 0, 0, 0, 72, NULL, NULL, '', 0, 'f11ae8c2b7924b67dd04a0400f9a27f7', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (24, 1, '24', '', '', '', '', '', '', '', 'Комитет 2', '', '', '2026-09-24', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-24', '2026-10-24', 1, 0, 0, 0, 73, NULL, NULL, '', 0, 'b896811fff7d61d67996895a7012b463', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (25, 1, '25', '', '', '', '', '', '', '', 'Комитет 3', '', '', '2026-09-25', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-25', '2026-10-25', 1, 0, 0, 0, 74, NULL, NULL, '', 0, 'df2d75b101a93fc1eda5fa530e2ba5e3', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (26, 1, '26', '', '', '', '', '', '', '', 'Комитет 4', '', '', '2026-09-26', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-26', '2026-10-26', 1, 0, 0, 0, 75, NULL, NULL, '', 0, 'a27456f6d7cf9def0652ee5a386c359f', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (27, 1, '27', '', '', '', '', '', '', '', 'Комитет 5', '', '', '2026-09-27', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-27', '2026-10-27', 1, 0, 0, 0, 76, NULL, NULL, '', 0, '9030f1f3b4087c05b03886266d82c74b', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (28, 1, '28', '', '', '', '', '', '', '', 'Комитет 6', '', '', '2026-09-28', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-28', '2026-10-28', 1, 0, 0, 0, 77, NULL, NULL, '', 0, 'ccdc021cdb222b13081c999187b4fafd', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (29, 1, '29', '', '', '', '', '', '', '', 'Комитет 0', '', '', '2026-09-29', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-29', '2026-10-29', 1, 0, 0, 0, 71, NULL, NULL, '', 0, '58eb3d8aa9158b792bcbb77a505cbda9', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (30, 1, '30', '', '', '', '', '', '', '', 'Комитет 1', '', '', '2026-09-30', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-09-30', '2026-10-30', 1, 0, 0, 0, 72, NULL, NULL, '', 0, '10d3f44b0392fcda0df87bb76d08c39c', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (31, 1, '31', '', '', '', '', '', '', '', 'Комитет 2', '', '', '2026-10-01', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-10-01', '2026-10-31', 1, 0, 0, 0, 73, NULL, NULL, '', 0, 'f27af36cbb64356f5431b57f158ecdba', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (32, 1, '32', '', '', '', '', '', '', '', 'Комитет 3', '', '', '2026-10-02', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-10-02', '2026-11-01', 1, 0, 0, 0, 74, NULL, NULL, '', 0, 'bce2fe953c8bb4c4021fcc200e6e8d63', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (33, 1, '33', '', '', '', '', '', '', '', 'Комитет 4', '', '', '2026-10-03', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-10-03', '2026-11-02', 1, 0, 0, 0, 75, NULL, NULL, '', 0, 'b6b26b5c29e50bddd13c7125da9cc78e', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (34, 1, '34', '', '', '', '', '', '', '', 'Комитет 5', '', '', '2026-10-04', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-10-04', '2026-11-03', 1, 0, 0, 0, 76, NULL, NULL, '', 0, '26e2b8511b341730b840cbf3e82d7e45', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (35, 1, '35', '', '', '', '', '', '', '', 'Комитет 6', '', '', '2026-10-05', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-10-05', '2026-11-04', 1, 0, 0, 0, 77, NULL, NULL, '', 0, 'ccdb5efc53e497ee3448b97afaca97a5', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (36, 1, '36', '', '', '', '', '', '', '', 'Комитет 0', '', '', '2026-10-06', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-10-06', '2026-11-05', 1, 0, 0, 0, 71, NULL, NULL, '', 0, '5adeaa1b11a540c6c69a2366300a8b0e', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (37, 1, '37', '', '', '', '', '', '', '', 'Комитет 1', '', '', '2026-10-07', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-10-07', '2026-11-06', 1, 0, 0, 0, 72, NULL, NULL, '', 0, '74b85651a662126819738644e6101eb6', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (38, 1, '38', '', '', '', '', '', '', '', 'Комитет 2', '', '', '2026-10-08', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-10-08', '2026-11-07', 1, 0, 0, 0, 73, NULL, NULL, '', 0, '6d4c3f738e77d523e53795c69da4fb6f', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (39, 1, '39', '', '', '', '', '', '', '', 'Комитет 3', '', '', '2026-10-09', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-10-09', '2026-11-08', 1, 0, 0, 0, 74, NULL, NULL, '', 0, '7008ea6951cb8c3d9fba55f7490d4f7a', 1, 1);
INSERT INTO "entry" ("id", "cycle", "number", "epgu_number", "source", "top_lko", "category", "subcategory", "fact", "org_received", "org_current", "municipality", "address", "received", "registered_on", "planned", "answered", "stage", "status", "overdue_portal", "fast_track", "law", "chose_59fz", "resolution", "foiv_email", "grade", "repeat", "postponed", "coordinator", "executor", "head", "registered", "due", "rule_id", "accelerated", "law59", "declined", "body_id", "days_taken", "unconfirmed_by", "note", "deleted", "row_hash", "made_by", "version") VALUES (40, 1, '40', '', '', '', '', '', '', '', 'Комитет 4', '', '', '2026-10-10', NULL, NULL, NULL, 'В работе', 'В работе', NULL, NULL, '', NULL, '', '', NULL, '', NULL, '', '', '', '2026-10-10', '2026-11-09', 1, 0, 0, 0, 75, NULL, NULL, '', 0, '15c6e71a315f6a9c1f21e4aa205df0e3', 1, 1);
INSERT INTO "entry_search" ("rowid", "words") VALUES (1, '1 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (2, '2 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (3, '3 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (4, '4 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (5, '5 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (6, '6 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (7, '7 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (8, '8 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (9, '9 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (10, '10 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (11, '11 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (12, '12 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (13, '13 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (14, '14 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (15, '15 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (16, '16 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (17, '17 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (18, '18 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (19, '19 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (20, '20 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (21, '21 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (22, '22 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (23, '23 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (24, '24 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (25, '25 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (26, '26 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (27, '27 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (28, '28 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (29, '29 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (30, '30 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (31, '31 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (32, '32 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (33, '33 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (34, '34 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (35, '35 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (36, '36 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (37, '37 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (38, '38 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (39, '39 ');
INSERT INTO "entry_search" ("rowid", "words") VALUES (40, '40 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (1, '1 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (2, '2 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (3, '3 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (4, '4 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (5, '5 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (6, '6 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (7, '7 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (8, '8 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (9, '9 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (10, '10 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (11, '11 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (12, '12 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (13, '13 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (14, '14 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (15, '15 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (16, '16 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (17, '17 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (18, '18 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (19, '19 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (20, '20 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (21, '21 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (22, '22 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (23, '23 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (24, '24 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (25, '25 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (26, '26 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (27, '27 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (28, '28 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (29, '29 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (30, '30 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (31, '31 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (32, '32 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (33, '33 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (34, '34 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (35, '35 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (36, '36 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (37, '37 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (38, '38 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (39, '39 ');
INSERT INTO "entry_search_number" ("rowid", "numbers") VALUES (40, '40 ');
CREATE INDEX ix_journal_value_journal_id ON journal_value (journal_id);
CREATE INDEX ix_body_alias_body_id ON body_alias (body_id);
CREATE INDEX ix_body_name_body_id ON body_name (body_id);
CREATE INDEX ix_entry_body ON entry (body_id, due);
CREATE INDEX ix_entry_made_by ON entry (made_by);
CREATE INDEX ix_entry_due ON entry (due, id);
CREATE INDEX ix_entry_figures ON entry (registered, answered, body_id, due, law59, declined, deleted, accelerated);
CREATE INDEX ix_entry_open ON entry (due, body_id, law59, accelerated) WHERE answered IS NULL;
CREATE INDEX ix_move_batch_id ON move (batch_id);
CREATE INDEX ix_move_entry_id ON move (entry_id);
CREATE INDEX ix_stage_change_batch_id ON stage_change (batch_id);
CREATE INDEX ix_stage_change_entry_id ON stage_change (entry_id);
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_value_no_delete BEFORE DELETE ON journal_value BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE INDEX ix_consultation_body_id ON consultation (body_id);
CREATE INDEX ix_official_place ON official (body_id, office, seat, rank);
CREATE INDEX ix_voting_body_id ON voting (body_id);
CREATE INDEX ix_change_notice_body_id ON change_notice (body_id);
CREATE INDEX ix_leave_official_id ON leave (official_id);
CREATE INDEX ix_governor_item_surge_id ON governor_item (surge_id);
CREATE INDEX ix_governor_item_entry_id ON governor_item (entry_id);
CREATE INDEX ix_due_change_entry_id ON due_change (entry_id);
CREATE INDEX ix_twin_decision_second_id ON twin_decision (second_id);
CREATE INDEX ix_absence_entry_id ON absence (entry_id);
COMMIT;
