-- generated from storage/statements; change it there and run make compile
-- parameters: row_id
-- defaults: {}
-- columns: 
DELETE FROM greeting WHERE greeting.id = :row_id
