-- generated from storage/statements; change it there and run make compile
-- parameters: code
-- defaults: {}
-- columns: card_id, need_size
SELECT standing.card_id, standing.need_size 
FROM standing 
WHERE standing.need_size = :code ORDER BY standing.card_id
