-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, card_id, position, address, key, label
SELECT email.id, email.card_id, email.position, email.address, email."key", email.label 
FROM email ORDER BY email.id
