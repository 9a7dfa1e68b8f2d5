-- generated from storage/statements; change it there and run make compile
-- parameters: key
-- defaults: {}
-- columns: card_id, name
SELECT email.card_id, card.name 
FROM email JOIN card ON card.id = email.card_id 
WHERE email."key" = :key AND card.binned_at IS NULL ORDER BY email.card_id, email.id
