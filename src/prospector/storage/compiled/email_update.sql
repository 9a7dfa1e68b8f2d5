-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, position, address, key, label, row_id
-- defaults: {}
-- columns: 
UPDATE email SET card_id=:card_id, position=:position, address=:address, "key"=:key, label=:label WHERE email.id = :row_id
