-- generated from storage/statements; change it there and run make compile
-- parameters: id
-- defaults: {}
-- columns: id, uid, card_id, at=datetime, body
SELECT note.id, note.uid, note.card_id, note.at, note.body 
FROM note 
WHERE note.id = :id
