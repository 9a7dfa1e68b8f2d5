-- generated from storage/statements; change it there and run make compile
-- parameters: every, param_1, state_1, money_1, authority_1, need_1
-- defaults: {"param_1": 1, "state_1": "open", "money_1": "no", "authority_1": "no", "need_1": "no"}
-- columns: id, uid, card_id, kind, due_on=date, due_time, action, state, why, minutes, call_id, created_at=datetime, settled_at=datetime, card_name
SELECT follow_up.id, follow_up.uid, follow_up.card_id, follow_up.kind, follow_up.due_on, follow_up.due_time, follow_up.action, follow_up.state, follow_up.why, follow_up.minutes, follow_up.call_id, follow_up.created_at, follow_up.settled_at, card.name AS card_name 
FROM follow_up JOIN card ON card.id = follow_up.card_id JOIN standing ON standing.card_id = card.id 
WHERE card.binned_at IS NULL AND (:every = :param_1 OR follow_up.state = :state_1 AND card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1)) ORDER BY follow_up.due_on, follow_up.due_time, follow_up.id
