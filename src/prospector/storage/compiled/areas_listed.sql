-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: area, cards
SELECT card.area, count(*) AS cards 
FROM card 
WHERE card.binned_at IS NULL GROUP BY card.area ORDER BY card.area
