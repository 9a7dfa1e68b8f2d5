-- generated from storage/statements; change it there and run make compile
-- parameters: side_1
-- defaults: {"side_1": "theirs"}
-- columns: id, uid, card_id, side, what, due_on=date, due_time, state, settled_on=date, why, amount, currency, invoice_id, call_id, created_at=datetime
SELECT promise.id, promise.uid, promise.card_id, promise.side, promise.what, promise.due_on, promise.due_time, promise.state, promise.settled_on, promise.why, promise.amount, promise.currency, promise.invoice_id, promise.call_id, promise.created_at 
FROM promise 
WHERE promise.side = :side_1 AND promise.amount IS NOT NULL ORDER BY promise.card_id, promise.due_on, promise.id
