-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, position, raw, e164, extension, label, digits, tail, row_id
-- defaults: {}
-- columns: 
UPDATE phone SET card_id=:card_id, position=:position, raw=:raw, e164=:e164, extension=:extension, label=:label, digits=:digits, tail=:tail WHERE phone.id = :row_id
