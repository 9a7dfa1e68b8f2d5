-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id
SELECT phone.card_id 
FROM phone GROUP BY phone.card_id ORDER BY phone.card_id
