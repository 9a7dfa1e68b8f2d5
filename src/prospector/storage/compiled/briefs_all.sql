-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id, courted, next_due_on=date, parts
SELECT brief.card_id, brief.courted, brief.next_due_on, brief.parts 
FROM brief ORDER BY brief.card_id
