-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id
SELECT call.card_id 
FROM call GROUP BY call.card_id ORDER BY call.card_id
