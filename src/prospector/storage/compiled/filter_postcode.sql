-- generated from storage/statements; change it there and run make compile
-- parameters: postcode_1, part
-- defaults: {"postcode_1": ""}
-- columns: id, postcode
SELECT card.id, card.postcode 
FROM card 
WHERE card.binned_at IS NULL AND card.postcode != :postcode_1 AND instr(lower(card.postcode), lower(:part)) > 0 ORDER BY card.id
