-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id, reached_at=datetime, next_due_on=date
SELECT standing.card_id, standing.reached_at, standing.next_due_on 
FROM standing
