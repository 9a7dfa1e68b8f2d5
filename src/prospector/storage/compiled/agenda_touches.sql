-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: card_id, reached_at=datetime, first_deal_on=date, next_due_on=date
SELECT standing.card_id, standing.reached_at, standing.first_deal_on, standing.next_due_on 
FROM standing 
WHERE standing.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY standing.card_id
