-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, card_id, name
SELECT tag.id, tag.card_id, tag.name 
FROM tag 
WHERE tag.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY tag.card_id, tag.name, tag.id
