-- generated from storage/statements; change it there and run make compile
-- parameters: part, most, param_1
-- defaults: {"param_1": 0}
-- columns: card_id, name, digits, raw
SELECT phone.card_id, card.name, phone.digits, phone.raw 
FROM phone JOIN card ON card.id = phone.card_id 
WHERE instr(phone.digits, :part) > 0 AND card.binned_at IS NULL ORDER BY phone.card_id, phone.id
 LIMIT :most OFFSET :param_1
