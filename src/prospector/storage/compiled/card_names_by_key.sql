-- generated from storage/statements; change it there and run make compile
-- parameters: name_key
-- defaults: {}
-- columns: id, name, kind
SELECT card.id, card.name, card.kind 
FROM card 
WHERE card.name_key = :name_key AND card.binned_at IS NULL ORDER BY card.id
