-- generated from storage/statements; change it there and run make compile
-- parameters: code
-- defaults: {}
-- columns: id, circle
SELECT card.id, card.circle 
FROM card 
WHERE card.binned_at IS NULL AND card.circle = :code ORDER BY card.id
