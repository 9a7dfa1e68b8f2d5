-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id
SELECT deal.card_id 
FROM deal GROUP BY deal.card_id ORDER BY deal.card_id
