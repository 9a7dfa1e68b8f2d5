-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, complaint_id, kind, at=datetime, body, row_id
-- defaults: {}
-- columns: 
UPDATE complaint_entry SET uid=:uid, card_id=:card_id, complaint_id=:complaint_id, kind=:kind, at=:at, body=:body WHERE complaint_entry.id = :row_id
