-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, key, value, noted_on=date, row_id
-- defaults: {}
-- columns: 
UPDATE fact SET card_id=:card_id, "key"=:key, value=:value, noted_on=:noted_on WHERE fact.id = :row_id
