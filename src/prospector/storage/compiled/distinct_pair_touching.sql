-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, card_id, other_id, at=datetime
SELECT distinct_pair.id, distinct_pair.card_id, distinct_pair.other_id, distinct_pair.at 
FROM distinct_pair 
WHERE (distinct_pair.card_id IN (SELECT value FROM json_each(:ids))) OR (distinct_pair.other_id IN (SELECT value FROM json_each(:ids))) ORDER BY distinct_pair.id
