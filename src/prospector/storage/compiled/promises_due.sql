-- generated from storage/statements; change it there and run make compile
-- parameters: money_1, authority_1, need_1, state_1, until=date
-- defaults: {"money_1": "no", "authority_1": "no", "need_1": "no", "state_1": "open"}
-- columns: id, uid, card_id, side, what, due_on=date, due_time, state, settled_on=date, why, amount, currency, invoice_id, call_id, created_at=datetime, card_name
SELECT promise.id, promise.uid, promise.card_id, promise.side, promise.what, promise.due_on, promise.due_time, promise.state, promise.settled_on, promise.why, promise.amount, promise.currency, promise.invoice_id, promise.call_id, promise.created_at, card.name AS card_name 
FROM promise JOIN card ON card.id = promise.card_id JOIN standing ON standing.card_id = card.id 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND promise.state = :state_1 AND promise.due_on <= :until ORDER BY promise.due_on, promise.due_time, promise.id
