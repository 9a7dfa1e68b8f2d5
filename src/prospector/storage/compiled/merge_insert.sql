-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, loser_id, loser_uid, at=datetime
-- defaults: {}
-- columns: id
INSERT INTO merge (card_id, loser_id, loser_uid, at) VALUES (:card_id, :loser_id, :loser_uid, :at)
