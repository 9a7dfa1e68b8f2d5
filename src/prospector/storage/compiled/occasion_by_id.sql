-- generated from storage/statements; change it there and run make compile
-- parameters: id
-- defaults: {}
-- columns: id, uid, card_id, what, day, note
SELECT occasion.id, occasion.uid, occasion.card_id, occasion.what, occasion.day, occasion.note 
FROM occasion 
WHERE occasion.id = :id
