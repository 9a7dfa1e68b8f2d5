-- generated from storage/statements; change it there and run make compile
-- parameters: name, query, row_id
-- defaults: {}
-- columns: 
UPDATE saved_list SET name=:name, "query"=:query WHERE saved_list.id = :row_id
