-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, part, part_id, words
-- defaults: {}
-- columns: 
INSERT INTO search_entry (card_id, part, part_id, words) VALUES (:card_id, :part, :part_id, :words)
