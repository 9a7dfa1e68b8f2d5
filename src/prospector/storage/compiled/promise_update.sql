-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, side, what, due_on=date, due_time, state, settled_on=date, why, amount, currency, invoice_id, call_id, created_at=datetime, row_id
-- defaults: {}
-- columns: 
UPDATE promise SET uid=:uid, card_id=:card_id, side=:side, what=:what, due_on=:due_on, due_time=:due_time, state=:state, settled_on=:settled_on, why=:why, amount=:amount, currency=:currency, invoice_id=:invoice_id, call_id=:call_id, created_at=:created_at WHERE promise.id = :row_id
