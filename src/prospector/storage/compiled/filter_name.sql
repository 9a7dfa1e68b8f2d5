-- generated from storage/statements; change it there and run make compile
-- parameters: name_1, part
-- defaults: {"name_1": ""}
-- columns: id, name
SELECT card.id, card.name 
FROM card 
WHERE card.binned_at IS NULL AND card.name != :name_1 AND instr(lower(card.name), lower(:part)) > 0 ORDER BY card.id
