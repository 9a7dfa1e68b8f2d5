-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, other_id, at=datetime
-- defaults: {}
-- columns: id
INSERT INTO distinct_pair (card_id, other_id, at) VALUES (:card_id, :other_id, :at)
