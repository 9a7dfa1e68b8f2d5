-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, other_id, at=datetime, row_id
-- defaults: {}
-- columns: 
UPDATE distinct_pair SET card_id=:card_id, other_id=:other_id, at=:at WHERE distinct_pair.id = :row_id
