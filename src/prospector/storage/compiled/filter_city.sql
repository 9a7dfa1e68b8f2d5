-- generated from storage/statements; change it there and run make compile
-- parameters: city_1, part
-- defaults: {"city_1": ""}
-- columns: id, city
SELECT card.id, card.city 
FROM card 
WHERE card.binned_at IS NULL AND card.city != :city_1 AND instr(lower(card.city), lower(:part)) > 0 ORDER BY card.id
