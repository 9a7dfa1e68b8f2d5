-- generated from storage/statements; change it there and run make compile
-- parameters: code
-- defaults: {}
-- columns: card_id, last_outcome
SELECT standing.card_id, standing.last_outcome 
FROM standing 
WHERE standing.last_outcome = :code ORDER BY standing.card_id
