-- generated from storage/statements; change it there and run make compile
-- parameters: after=datetime, before=datetime
-- defaults: {}
-- columns: id, created_at=datetime
SELECT card.id, card.created_at 
FROM card 
WHERE card.binned_at IS NULL AND card.created_at >= :after AND card.created_at < :before ORDER BY card.id
