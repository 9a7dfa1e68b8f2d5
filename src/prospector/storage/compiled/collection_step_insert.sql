-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, invoice_id, step, on_date=date, result, lifted_on=date
-- defaults: {}
-- columns: id
INSERT INTO collection_step (uid, card_id, invoice_id, step, on_date, result, lifted_on) VALUES (:uid, :card_id, :invoice_id, :step, :on_date, :result, :lifted_on)
