-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, what, day, note, row_id
-- defaults: {}
-- columns: 
UPDATE occasion SET uid=:uid, card_id=:card_id, what=:what, day=:day, note=:note WHERE occasion.id = :row_id
