-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, on_date=date, score, note
SELECT satisfaction.id, satisfaction.uid, satisfaction.card_id, satisfaction.on_date, satisfaction.score, satisfaction.note 
FROM satisfaction 
WHERE satisfaction.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY satisfaction.card_id, satisfaction.on_date, satisfaction.id
