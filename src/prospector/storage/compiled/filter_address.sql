-- generated from storage/statements; change it there and run make compile
-- parameters: address_1, part
-- defaults: {"address_1": ""}
-- columns: id, address
SELECT card.id, card.address 
FROM card 
WHERE card.binned_at IS NULL AND card.address != :address_1 AND instr(lower(card.address), lower(:part)) > 0 ORDER BY card.id
