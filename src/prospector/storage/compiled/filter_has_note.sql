-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id
SELECT note.card_id 
FROM note GROUP BY note.card_id ORDER BY note.card_id
