-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id
SELECT tag.card_id 
FROM tag GROUP BY tag.card_id ORDER BY tag.card_id
