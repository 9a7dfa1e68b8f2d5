-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: card_id, words
SELECT search_entry.card_id, search_entry.words 
FROM search_entry 
WHERE search_entry.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY search_entry.id
