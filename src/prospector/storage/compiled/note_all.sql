-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, uid, card_id, at=datetime, body
SELECT note.id, note.uid, note.card_id, note.at, note.body 
FROM note ORDER BY note.id
