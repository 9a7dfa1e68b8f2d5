-- generated from storage/statements; change it there and run make compile
-- parameters: hours, until=date
-- defaults: {"hours": "hours"}
-- columns: card_id, value
SELECT fact.card_id, fact.value 
FROM fact JOIN standing ON standing.card_id = fact.card_id 
WHERE fact."key" = :hours AND standing.next_due_on <= :until ORDER BY fact.card_id
