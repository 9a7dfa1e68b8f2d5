-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, invoice_id, step, on_date=date, result, lifted_on=date, row_id
-- defaults: {}
-- columns: 
UPDATE collection_step SET uid=:uid, card_id=:card_id, invoice_id=:invoice_id, step=:step, on_date=:on_date, result=:result, lifted_on=:lifted_on WHERE collection_step.id = :row_id
