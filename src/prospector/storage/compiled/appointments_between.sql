-- generated from storage/statements; change it there and run make compile
-- parameters: money_1, authority_1, need_1, kind_1, state_1, since=date, until=date
-- defaults: {"money_1": "no", "authority_1": "no", "need_1": "no", "kind_1": "visit", "state_1": "open"}
-- columns: id, uid, card_id, kind, due_on=date, due_time, action, state, why, minutes, call_id, created_at=datetime, settled_at=datetime
SELECT follow_up.id, follow_up.uid, follow_up.card_id, follow_up.kind, follow_up.due_on, follow_up.due_time, follow_up.action, follow_up.state, follow_up.why, follow_up.minutes, follow_up.call_id, follow_up.created_at, follow_up.settled_at 
FROM follow_up JOIN card ON card.id = follow_up.card_id JOIN standing ON standing.card_id = card.id 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND follow_up.kind = :kind_1 AND follow_up.state = :state_1 AND follow_up.due_on >= :since AND follow_up.due_on <= :until ORDER BY follow_up.due_on, follow_up.due_time, follow_up.id
