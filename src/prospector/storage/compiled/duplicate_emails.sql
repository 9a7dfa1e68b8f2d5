-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id, key
SELECT email.card_id, email."key" 
FROM email JOIN card ON card.id = email.card_id 
WHERE card.binned_at IS NULL ORDER BY email.card_id, email.id
