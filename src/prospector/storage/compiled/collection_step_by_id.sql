-- generated from storage/statements; change it there and run make compile
-- parameters: id
-- defaults: {}
-- columns: id, uid, card_id, invoice_id, step, on_date=date, result, lifted_on=date
SELECT collection_step.id, collection_step.uid, collection_step.card_id, collection_step.invoice_id, collection_step.step, collection_step.on_date, collection_step.result, collection_step.lifted_on 
FROM collection_step 
WHERE collection_step.id = :id
