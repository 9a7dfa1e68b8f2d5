-- generated from storage/statements; change it there and run make compile
-- parameters: wanted, only, param_1, most, param_2
-- defaults: {"param_1": "", "param_2": 0}
-- columns: card_id, part, part_id, name
SELECT search_entry.card_id, search_entry.part, search_entry.part_id, card.name 
FROM search_entry JOIN card ON card.id = search_entry.card_id JOIN search_fts ON search_entry.id = search_fts.rowid 
WHERE search_fts MATCH :wanted AND card.binned_at IS NULL AND (:only = :param_1 OR search_entry.part = :only) ORDER BY search_fts.rowid DESC
 LIMIT :most OFFSET :param_2
