-- generated from storage/statements; change it there and run make compile
-- parameters: call_id
-- defaults: {}
-- columns: id, uid, card_id, on_date=date, note, call_id
SELECT deal.id, deal.uid, deal.card_id, deal.on_date, deal.note, deal.call_id 
FROM deal 
WHERE deal.call_id = :call_id
