-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, faith, on_date=date, note, row_id
-- defaults: {}
-- columns: 
UPDATE judgement SET uid=:uid, card_id=:card_id, faith=:faith, on_date=:on_date, note=:note WHERE judgement.id = :row_id
