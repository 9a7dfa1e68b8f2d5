-- generated from storage/statements; change it there and run make compile
-- parameters: name, query
-- defaults: {}
-- columns: id
INSERT INTO saved_list (name, "query") VALUES (:name, :query)
