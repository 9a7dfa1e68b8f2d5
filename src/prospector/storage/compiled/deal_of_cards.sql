-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, on_date=date, note, call_id
SELECT deal.id, deal.uid, deal.card_id, deal.on_date, deal.note, deal.call_id 
FROM deal 
WHERE deal.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY deal.card_id, deal.on_date, deal.id
