-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, tier, rank, as_of=date, face
-- defaults: {}
-- columns: 
INSERT INTO tier (card_id, tier, rank, as_of, face) VALUES (:card_id, :tier, :rank, :as_of, :face)
