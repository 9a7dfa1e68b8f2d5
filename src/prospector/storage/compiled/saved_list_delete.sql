-- generated from storage/statements; change it there and run make compile
-- parameters: row_id
-- defaults: {}
-- columns: 
DELETE FROM saved_list WHERE saved_list.id = :row_id
