-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, position, address, key, label
-- defaults: {}
-- columns: id
INSERT INTO email (card_id, position, address, "key", label) VALUES (:card_id, :position, :address, :key, :label)
