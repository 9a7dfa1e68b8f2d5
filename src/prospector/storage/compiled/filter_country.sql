-- generated from storage/statements; change it there and run make compile
-- parameters: country_1, part
-- defaults: {"country_1": ""}
-- columns: id, country
SELECT card.id, card.country 
FROM card 
WHERE card.binned_at IS NULL AND card.country != :country_1 AND instr(lower(card.country), lower(:part)) > 0 ORDER BY card.id
