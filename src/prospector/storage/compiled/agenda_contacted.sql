-- generated from storage/statements; change it there and run make compile
-- parameters: since=datetime
-- defaults: {}
-- columns: card_id
SELECT call.card_id 
FROM call 
WHERE call.at >= :since ORDER BY call.at, call.id
