-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, at=datetime, body
SELECT note.id, note.uid, note.card_id, note.at, note.body 
FROM note 
WHERE note.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY note.card_id, note.at, note.id
