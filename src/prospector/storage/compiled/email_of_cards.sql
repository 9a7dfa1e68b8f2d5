-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, card_id, position, address, key, label
SELECT email.id, email.card_id, email.position, email.address, email."key", email.label 
FROM email 
WHERE email.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY email.card_id, email.position, email.id
