-- generated from storage/statements; change it there and run make compile
-- parameters: letter_1, param_1, param_2, coalesce_1, letter_2, param_3, param_4, coalesce_2, letter_3, param_5, param_6, coalesce_3, need_1, param_7, param_8, coalesce_4, attitude_1, param_9, param_10, coalesce_5, visit_chance_1, param_11, param_12, coalesce_6, outcome_1=list, outcome_2=list, via_1, param_13, param_14, coalesce_7, outcome_3, param_15, param_16, coalesce_8, outcome_4=list, outcome_5=list, outcome_6=list, kind_1, state_1, amount_1, state_2, ids=list
-- defaults: {"letter_1": "M", "param_1": 1, "param_2": 0, "coalesce_1": "", "letter_2": "A", "param_3": 1, "param_4": 0, "coalesce_2": "", "letter_3": "N", "param_5": 1, "param_6": 0, "coalesce_3": "", "need_1": "", "param_7": 1, "param_8": 0, "coalesce_4": "", "attitude_1": "", "param_9": 1, "param_10": 0, "coalesce_5": "", "visit_chance_1": "", "param_11": 1, "param_12": 0, "coalesce_6": "", "outcome_1": ["busy", "left-message", "no-answer", "sent", "wrong-number"], "outcome_2": ["busy", "left-message", "no-answer", "sent", "wrong-number"], "via_1": "", "param_13": 1, "param_14": 0, "coalesce_7": "", "outcome_3": "", "param_15": 1, "param_16": 0, "coalesce_8": "", "outcome_4": ["busy", "left-message", "no-answer", "sent", "wrong-number"], "outcome_5": ["appointment", "call-back", "interested"], "outcome_6": ["closed", "refused"], "kind_1": "sale", "state_1": "won", "amount_1": 0, "state_2": "open"}
-- columns: 
INSERT INTO standing (card_id, money, authority, need, need_size, attitude, visit_chance, contacts, tries, last_at, last_via, last_outcome, reached_at, interested_at, first_deal_on, last_deal_on, deals, next_due_on) SELECT card.id AS card_id, coalesce((SELECT qualification.value 
FROM qualification 
WHERE qualification.card_id = card.id AND qualification.letter = :letter_1 ORDER BY qualification.noted_on DESC, qualification.id DESC
 LIMIT :param_1 OFFSET :param_2), :coalesce_1) AS money, coalesce((SELECT qualification.value 
FROM qualification 
WHERE qualification.card_id = card.id AND qualification.letter = :letter_2 ORDER BY qualification.noted_on DESC, qualification.id DESC
 LIMIT :param_3 OFFSET :param_4), :coalesce_2) AS authority, coalesce((SELECT qualification.value 
FROM qualification 
WHERE qualification.card_id = card.id AND qualification.letter = :letter_3 ORDER BY qualification.noted_on DESC, qualification.id DESC
 LIMIT :param_5 OFFSET :param_6), :coalesce_3) AS need, coalesce((SELECT call.need 
FROM call 
WHERE call.card_id = card.id AND call.need != :need_1 ORDER BY call.at DESC, call.id DESC
 LIMIT :param_7 OFFSET :param_8), :coalesce_4) AS need_size, coalesce((SELECT call.attitude 
FROM call 
WHERE call.card_id = card.id AND call.attitude != :attitude_1 ORDER BY call.at DESC, call.id DESC
 LIMIT :param_9 OFFSET :param_10), :coalesce_5) AS attitude, coalesce((SELECT call.visit_chance 
FROM call 
WHERE call.card_id = card.id AND call.visit_chance != :visit_chance_1 ORDER BY call.at DESC, call.id DESC
 LIMIT :param_11 OFFSET :param_12), :coalesce_6) AS visit_chance, (SELECT count(*) AS count_1 
FROM call 
WHERE call.card_id = card.id) AS contacts, (SELECT count(*) AS count_2 
FROM call 
WHERE call.card_id = card.id AND call.outcome IN (SELECT value FROM json_each(:outcome_1)) AND NOT (EXISTS (SELECT later.id 
FROM call AS later 
WHERE later.card_id = call.card_id AND (later.outcome NOT IN (SELECT value FROM json_each(:outcome_2))) AND later.at > call.at))) AS tries, (SELECT max(call.at) AS max_1 
FROM call 
WHERE call.card_id = card.id) AS last_at, coalesce((SELECT call.via 
FROM call 
WHERE call.card_id = card.id AND call.via != :via_1 ORDER BY call.at DESC, call.id DESC
 LIMIT :param_13 OFFSET :param_14), :coalesce_7) AS last_via, coalesce((SELECT call.outcome 
FROM call 
WHERE call.card_id = card.id AND call.outcome != :outcome_3 ORDER BY call.at DESC, call.id DESC
 LIMIT :param_15 OFFSET :param_16), :coalesce_8) AS last_outcome, (SELECT max(call.at) AS max_2 
FROM call 
WHERE call.card_id = card.id AND (call.outcome NOT IN (SELECT value FROM json_each(:outcome_4)))) AS reached_at, (SELECT max(call.at) AS max_3 
FROM call 
WHERE call.card_id = card.id AND call.outcome IN (SELECT value FROM json_each(:outcome_5)) AND NOT (EXISTS (SELECT later.id 
FROM call AS later 
WHERE later.card_id = call.card_id AND later.outcome IN (SELECT value FROM json_each(:outcome_6)) AND later.at > call.at))) AS interested_at, (SELECT min(deal.on_date) AS min_1 
FROM deal 
WHERE deal.card_id = card.id AND deal.kind = :kind_1 AND deal.state = :state_1 AND (deal.amount IS NULL OR deal.amount > :amount_1)) AS first_deal_on, (SELECT max(deal.on_date) AS max_4 
FROM deal 
WHERE deal.card_id = card.id AND deal.kind = :kind_1 AND deal.state = :state_1 AND (deal.amount IS NULL OR deal.amount > :amount_1)) AS last_deal_on, (SELECT count(deal.id) AS count_3 
FROM deal 
WHERE deal.card_id = card.id AND deal.kind = :kind_1 AND deal.state = :state_1 AND (deal.amount IS NULL OR deal.amount > :amount_1)) AS deals, (SELECT min(follow_up.due_on) AS min_2 
FROM follow_up 
WHERE follow_up.card_id = card.id AND follow_up.state = :state_2) AS next_due_on 
FROM card 
WHERE card.id IN (SELECT value FROM json_each(:ids))
