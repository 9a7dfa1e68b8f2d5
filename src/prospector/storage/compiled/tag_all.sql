-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, card_id, name
SELECT tag.id, tag.card_id, tag.name 
FROM tag ORDER BY tag.id
