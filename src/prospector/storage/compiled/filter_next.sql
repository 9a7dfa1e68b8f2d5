-- generated from storage/statements; change it there and run make compile
-- parameters: since=date, until=date
-- defaults: {}
-- columns: card_id, next_due_on=date
SELECT standing.card_id, standing.next_due_on 
FROM standing 
WHERE standing.next_due_on >= :since AND standing.next_due_on <= :until ORDER BY standing.card_id
