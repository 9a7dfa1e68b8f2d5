-- generated from storage/statements; change it there and run make compile
-- parameters: fact_key, part
-- defaults: {}
-- columns: card_id, value
SELECT fact.card_id, fact.value 
FROM fact 
WHERE fact."key" = :fact_key AND instr(lower(fact.value), lower(:part)) > 0 ORDER BY fact.card_id, fact.id
