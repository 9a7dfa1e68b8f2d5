-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, key, value, noted_on=date
-- defaults: {}
-- columns: id
INSERT INTO fact (card_id, "key", value, noted_on) VALUES (:card_id, :key, :value, :noted_on)
