-- generated from storage/statements; change it there and run make compile
-- parameters: first, last
-- defaults: {}
-- columns: card_id, deals
SELECT standing.card_id, standing.deals 
FROM standing 
WHERE standing.deals BETWEEN :first AND :last ORDER BY standing.card_id
