-- generated from storage/statements; change it there and run make compile
-- parameters: first, last
-- defaults: {}
-- columns: card_id, tries
SELECT standing.card_id, standing.tries 
FROM standing 
WHERE standing.tries BETWEEN :first AND :last ORDER BY standing.card_id
