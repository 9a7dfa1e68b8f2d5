-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, on_date=date, score, note, row_id
-- defaults: {}
-- columns: 
UPDATE satisfaction SET uid=:uid, card_id=:card_id, on_date=:on_date, score=:score, note=:note WHERE satisfaction.id = :row_id
