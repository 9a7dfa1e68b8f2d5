-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, on_date=date, note, call_id, row_id
-- defaults: {}
-- columns: 
UPDATE deal SET uid=:uid, card_id=:card_id, on_date=:on_date, note=:note, call_id=:call_id WHERE deal.id = :row_id
