-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id, e164, digits, extension, label
SELECT phone.card_id, phone.e164, phone.digits, phone.extension, phone.label 
FROM phone JOIN card ON card.id = phone.card_id 
WHERE card.binned_at IS NULL ORDER BY phone.card_id, phone.id
