-- generated from storage/statements; change it there and run make compile
-- parameters: id
-- defaults: {}
-- columns: id, uid, card_id, on_date=date, score, note
SELECT satisfaction.id, satisfaction.uid, satisfaction.card_id, satisfaction.on_date, satisfaction.score, satisfaction.note 
FROM satisfaction 
WHERE satisfaction.id = :id
