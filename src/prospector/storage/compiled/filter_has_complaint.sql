-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id
SELECT complaint.card_id 
FROM complaint GROUP BY complaint.card_id ORDER BY complaint.card_id
