-- generated from storage/statements; change it there and run make compile
-- parameters: name_key
-- defaults: {}
-- columns: card_id, name, digits, extension
SELECT phone.card_id, card.name, phone.digits, phone.extension 
FROM phone JOIN card ON card.id = phone.card_id 
WHERE card.name_key = :name_key AND card.binned_at IS NULL ORDER BY phone.card_id, phone.id
