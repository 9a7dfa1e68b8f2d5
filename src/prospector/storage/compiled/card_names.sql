-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, name, name_key
SELECT card.id, card.name, card.name_key 
FROM card 
WHERE card.binned_at IS NULL ORDER BY card.id
