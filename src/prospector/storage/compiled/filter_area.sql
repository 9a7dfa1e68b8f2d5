-- generated from storage/statements; change it there and run make compile
-- parameters: area_1, part
-- defaults: {"area_1": ""}
-- columns: id, area
SELECT card.id, card.area 
FROM card 
WHERE card.binned_at IS NULL AND card.area != :area_1 AND instr(lower(card.area), lower(:part)) > 0 ORDER BY card.id
