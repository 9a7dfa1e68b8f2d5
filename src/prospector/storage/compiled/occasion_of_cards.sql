-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, what, day, note
SELECT occasion.id, occasion.uid, occasion.card_id, occasion.what, occasion.day, occasion.note 
FROM occasion 
WHERE occasion.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY occasion.card_id, occasion.id
