-- generated from storage/statements; change it there and run make compile
-- parameters: after=datetime, before=datetime
-- defaults: {}
-- columns: id, updated_at=datetime
SELECT card.id, card.updated_at 
FROM card 
WHERE card.binned_at IS NULL AND card.updated_at >= :after AND card.updated_at < :before ORDER BY card.id
