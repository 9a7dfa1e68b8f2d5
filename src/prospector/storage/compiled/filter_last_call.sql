-- generated from storage/statements; change it there and run make compile
-- parameters: after=datetime, before=datetime
-- defaults: {}
-- columns: card_id, last_at=datetime
SELECT standing.card_id, standing.last_at 
FROM standing 
WHERE standing.last_at >= :after AND standing.last_at < :before ORDER BY standing.card_id
