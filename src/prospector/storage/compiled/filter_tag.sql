-- generated from storage/statements; change it there and run make compile
-- parameters: part
-- defaults: {}
-- columns: card_id, name
SELECT tag.card_id, tag.name 
FROM tag 
WHERE instr(lower(tag.name), lower(:part)) > 0 ORDER BY tag.card_id, tag.id
