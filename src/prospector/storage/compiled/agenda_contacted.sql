-- generated from storage/statements; change it there and run make compile
-- parameters: since=datetime
-- defaults: {}
-- columns: card_id
SELECT DISTINCT call.card_id 
FROM call 
WHERE call.at >= :since ORDER BY call.card_id
