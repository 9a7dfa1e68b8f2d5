-- generated from storage/statements; change it there and run make compile
-- parameters: key, most, param_1
-- defaults: {"param_1": 0}
-- columns: card_id, name
SELECT email.card_id, card.name 
FROM email JOIN card ON card.id = email.card_id 
WHERE email."key" = :key AND card.binned_at IS NULL ORDER BY email.id
 LIMIT :most OFFSET :param_1
