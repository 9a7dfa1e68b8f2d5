-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id
SELECT promise.card_id 
FROM promise GROUP BY promise.card_id ORDER BY promise.card_id
