-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, card_id, key, value, noted_on=date
SELECT fact.id, fact.card_id, fact."key", fact.value, fact.noted_on 
FROM fact ORDER BY fact.id
