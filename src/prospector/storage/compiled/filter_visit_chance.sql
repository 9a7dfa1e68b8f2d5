-- generated from storage/statements; change it there and run make compile
-- parameters: code
-- defaults: {}
-- columns: card_id, visit_chance
SELECT standing.card_id, standing.visit_chance 
FROM standing 
WHERE standing.visit_chance = :code ORDER BY standing.card_id
