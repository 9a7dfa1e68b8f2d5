-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, card_id, key, value, noted_on=date
SELECT fact.id, fact.card_id, fact."key", fact.value, fact.noted_on 
FROM fact 
WHERE fact.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY fact.card_id, fact.id
