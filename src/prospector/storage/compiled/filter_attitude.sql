-- generated from storage/statements; change it there and run make compile
-- parameters: code
-- defaults: {}
-- columns: card_id, attitude
SELECT standing.card_id, standing.attitude 
FROM standing 
WHERE standing.attitude = :code ORDER BY standing.card_id
