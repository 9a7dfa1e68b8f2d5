-- generated from storage/statements; change it there and run make compile
-- parameters: name_key, most, param_1
-- defaults: {"param_1": 0}
-- columns: id, name, kind
SELECT card.id, card.name, card.kind 
FROM card 
WHERE card.name_key = :name_key AND card.binned_at IS NULL ORDER BY card.id
 LIMIT :most OFFSET :param_1
