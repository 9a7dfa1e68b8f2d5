-- generated from storage/statements; change it there and run make compile
-- parameters: code
-- defaults: {}
-- columns: id, method
SELECT card.id, card.method 
FROM card 
WHERE card.binned_at IS NULL AND card.method = :code ORDER BY card.id
