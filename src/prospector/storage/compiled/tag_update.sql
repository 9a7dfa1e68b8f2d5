-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, name, row_id
-- defaults: {}
-- columns: 
UPDATE tag SET card_id=:card_id, name=:name WHERE tag.id = :row_id
