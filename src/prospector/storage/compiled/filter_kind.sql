-- generated from storage/statements; change it there and run make compile
-- parameters: code
-- defaults: {}
-- columns: id, kind
SELECT card.id, card.kind 
FROM card 
WHERE card.binned_at IS NULL AND card.kind = :code ORDER BY card.id
