-- generated from storage/statements; change it there and run make compile
-- parameters: part
-- defaults: {}
-- columns: card_id, key
SELECT email.card_id, email."key" 
FROM email 
WHERE instr(lower(email."key"), lower(:part)) > 0 ORDER BY email.card_id, email.id
