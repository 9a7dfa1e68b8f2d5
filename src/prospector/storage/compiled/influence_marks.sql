-- generated from storage/statements; change it there and run make compile
-- parameters: key_1
-- defaults: {"key_1": "influence"}
-- columns: card_id, value, noted_on=date
SELECT fact.card_id, fact.value, fact.noted_on 
FROM fact 
WHERE fact."key" = :key_1 ORDER BY fact.card_id
