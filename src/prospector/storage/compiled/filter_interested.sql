-- generated from storage/statements; change it there and run make compile
-- parameters: after=datetime, before=datetime
-- defaults: {}
-- columns: card_id, interested_at=datetime
SELECT standing.card_id, standing.interested_at 
FROM standing 
WHERE standing.interested_at >= :after AND standing.interested_at < :before ORDER BY standing.card_id
