-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, at=datetime, body, row_id
-- defaults: {}
-- columns: 
UPDATE note SET uid=:uid, card_id=:card_id, at=:at, body=:body WHERE note.id = :row_id
