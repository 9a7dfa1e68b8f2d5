-- generated from storage/statements; change it there and run make compile
-- parameters: code
-- defaults: {}
-- columns: card_id, last_via
SELECT standing.card_id, standing.last_via 
FROM standing 
WHERE standing.last_via = :code ORDER BY standing.card_id
