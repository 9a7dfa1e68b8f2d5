-- generated from storage/statements; change it there and run make compile
-- parameters: name_key
-- defaults: {}
-- columns: card_id, name, key
SELECT email.card_id, card.name, email."key" 
FROM email JOIN card ON card.id = email.card_id 
WHERE card.name_key = :name_key AND card.binned_at IS NULL ORDER BY email.card_id, email.id
