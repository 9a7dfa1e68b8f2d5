-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id
SELECT card.id 
FROM card 
WHERE card.binned_at IS NULL ORDER BY card.id
