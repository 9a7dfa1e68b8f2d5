-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: part, part_id, words
SELECT search_entry.part, search_entry.part_id, search_entry.words 
FROM search_entry ORDER BY search_entry.id
