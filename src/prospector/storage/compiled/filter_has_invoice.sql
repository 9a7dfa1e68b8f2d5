-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id
SELECT invoice.card_id 
FROM invoice GROUP BY invoice.card_id ORDER BY invoice.card_id
