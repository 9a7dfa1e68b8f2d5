-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: parts
SELECT brief.parts 
FROM brief 
WHERE brief.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY brief.card_id
