-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, name, query
SELECT saved_list.id, saved_list.name, saved_list."query" 
FROM saved_list ORDER BY saved_list.id
