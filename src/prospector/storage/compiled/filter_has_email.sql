-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id
SELECT email.card_id 
FROM email GROUP BY email.card_id ORDER BY email.card_id
