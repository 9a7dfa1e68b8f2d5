-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, stopped_on=date
SELECT card.id, card.stopped_on 
FROM card 
WHERE card.binned_at IS NULL AND card.stopped_on IS NOT NULL ORDER BY card.id
