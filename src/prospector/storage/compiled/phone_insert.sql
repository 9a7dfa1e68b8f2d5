-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, position, raw, e164, extension, label, digits, tail
-- defaults: {}
-- columns: id
INSERT INTO phone (card_id, position, raw, e164, extension, label, digits, tail) VALUES (:card_id, :position, :raw, :e164, :extension, :label, :digits, :tail)
