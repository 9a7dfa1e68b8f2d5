-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, side, what, due_on=date, due_time, state, settled_on=date, why, amount, currency, invoice_id, call_id, created_at=datetime
-- defaults: {}
-- columns: id
INSERT INTO promise (uid, card_id, side, what, due_on, due_time, state, settled_on, why, amount, currency, invoice_id, call_id, created_at) VALUES (:uid, :card_id, :side, :what, :due_on, :due_time, :state, :settled_on, :why, :amount, :currency, :invoice_id, :call_id, :created_at)
