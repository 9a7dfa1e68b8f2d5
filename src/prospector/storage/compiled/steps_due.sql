-- generated from storage/statements; change it there and run make compile
-- parameters: state_1, until=date, ids=list
-- defaults: {"state_1": "open"}
-- columns: card_id, id, kind, due_on=date, due_time, action
SELECT follow_up.card_id, follow_up.id, follow_up.kind, follow_up.due_on, follow_up.due_time, follow_up.action 
FROM follow_up 
WHERE follow_up.state = :state_1 AND follow_up.due_on <= :until AND (follow_up.card_id IN (SELECT value FROM json_each(:ids))) ORDER BY follow_up.card_id, follow_up.due_on, follow_up.due_time, follow_up.id
