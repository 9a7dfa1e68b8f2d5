-- generated from storage/statements; change it there and run make compile
-- parameters: after=datetime, before=datetime
-- defaults: {}
-- columns: card_id, reached_at=datetime
SELECT standing.card_id, standing.reached_at 
FROM standing 
WHERE standing.reached_at >= :after AND standing.reached_at < :before ORDER BY standing.card_id
