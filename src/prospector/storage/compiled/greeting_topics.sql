-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list, note_1, outcome_1=list, note_2, outcome_2=list
-- defaults: {"note_1": "", "outcome_1": ["busy", "left-message", "no-answer", "sent", "wrong-number"], "note_2": "", "outcome_2": ["busy", "left-message", "no-answer", "sent", "wrong-number"]}
-- columns: card_id, note
SELECT call.card_id, call.note 
FROM call 
WHERE (call.card_id IN (SELECT value FROM json_each(:ids))) AND call.note != :note_1 AND (call.outcome NOT IN (SELECT value FROM json_each(:outcome_1))) AND NOT (EXISTS (SELECT later.id 
FROM call AS later 
WHERE later.card_id = call.card_id AND later.note != :note_2 AND (later.outcome NOT IN (SELECT value FROM json_each(:outcome_2))) AND (later.at > call.at OR later.at = call.at AND later.id > call.id))) ORDER BY call.card_id
