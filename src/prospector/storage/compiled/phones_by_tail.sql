-- generated from storage/statements; change it there and run make compile
-- parameters: tail, extension, param_1, most, param_2
-- defaults: {"param_1": "", "param_2": 0}
-- columns: card_id, name, digits, extension
SELECT phone.card_id, card.name, phone.digits, phone.extension 
FROM phone JOIN card ON card.id = phone.card_id 
WHERE phone.tail = :tail AND (:extension = :param_1 OR phone.extension = :extension) AND card.binned_at IS NULL ORDER BY phone.id
 LIMIT :most OFFSET :param_2
