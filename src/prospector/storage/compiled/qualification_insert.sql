-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, letter, value, evidence, noted_on=date
-- defaults: {}
-- columns: id
INSERT INTO qualification (card_id, letter, value, evidence, noted_on) VALUES (:card_id, :letter, :value, :evidence, :noted_on)
