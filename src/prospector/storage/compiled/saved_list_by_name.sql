-- generated from storage/statements; change it there and run make compile
-- parameters: name
-- defaults: {}
-- columns: id, name, query
SELECT saved_list.id, saved_list.name, saved_list."query" 
FROM saved_list 
WHERE saved_list.name = :name
