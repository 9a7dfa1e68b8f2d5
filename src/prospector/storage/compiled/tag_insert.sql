-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, name
-- defaults: {}
-- columns: id
INSERT INTO tag (card_id, name) VALUES (:card_id, :name)
