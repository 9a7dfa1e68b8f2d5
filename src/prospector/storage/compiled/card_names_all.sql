-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, name
SELECT card.id, card.name 
FROM card 
WHERE card.binned_at IS NULL
