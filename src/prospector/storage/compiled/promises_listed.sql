-- generated from storage/statements; change it there and run make compile
-- parameters: every, param_1, state_1, side, param_2, state_2
-- defaults: {"param_1": 1, "state_1": "open", "param_2": "", "state_2": "open"}
-- columns: id, uid, card_id, side, what, due_on=date, due_time, state, settled_on=date, why, amount, currency, invoice_id, call_id, created_at=datetime, card_name
SELECT promise.id, promise.uid, promise.card_id, promise.side, promise.what, promise.due_on, promise.due_time, promise.state, promise.settled_on, promise.why, promise.amount, promise.currency, promise.invoice_id, promise.call_id, promise.created_at, card.name AS card_name 
FROM promise JOIN card ON card.id = promise.card_id 
WHERE card.binned_at IS NULL AND (:every = :param_1 OR promise.state = :state_1) AND (:side = :param_2 OR promise.side = :side) ORDER BY promise.state != :state_2, promise.due_on IS NULL, promise.due_on, promise.due_time, promise.id
