-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id, other_id
SELECT distinct_pair.card_id, distinct_pair.other_id 
FROM distinct_pair ORDER BY distinct_pair.id
