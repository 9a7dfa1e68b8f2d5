-- generated from storage/statements; change it there and run make compile
-- parameters: region_1, part
-- defaults: {"region_1": ""}
-- columns: id, region
SELECT card.id, card.region 
FROM card 
WHERE card.binned_at IS NULL AND card.region != :region_1 AND instr(lower(card.region), lower(:part)) > 0 ORDER BY card.id
