-- generated from storage/statements; change it there and run make compile
-- parameters: since=datetime, until=datetime
-- defaults: {}
-- columns: id, uid, card_id, kind, due_on=date, due_time, action, state, why, minutes, call_id, created_at=datetime, settled_at=datetime, card_name
SELECT follow_up.id, follow_up.uid, follow_up.card_id, follow_up.kind, follow_up.due_on, follow_up.due_time, follow_up.action, follow_up.state, follow_up.why, follow_up.minutes, follow_up.call_id, follow_up.created_at, follow_up.settled_at, card.name AS card_name 
FROM follow_up JOIN card ON card.id = follow_up.card_id 
WHERE card.binned_at IS NULL AND follow_up.settled_at >= :since AND follow_up.settled_at < :until ORDER BY follow_up.settled_at, follow_up.id
