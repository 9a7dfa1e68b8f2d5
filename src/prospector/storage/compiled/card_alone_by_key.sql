-- generated from storage/statements; change it there and run make compile
-- parameters: name_key, kind
-- defaults: {}
-- columns: id
SELECT card.id 
FROM card 
WHERE card.name_key = :name_key AND card.kind = :kind AND card.binned_at IS NULL AND NOT (EXISTS (SELECT phone.id 
FROM phone 
WHERE phone.card_id = card.id)) AND NOT (EXISTS (SELECT email.id 
FROM email 
WHERE email.card_id = card.id)) ORDER BY card.id
