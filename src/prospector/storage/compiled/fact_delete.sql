-- generated from storage/statements; change it there and run make compile
-- parameters: row_id
-- defaults: {}
-- columns: 
DELETE FROM fact WHERE fact.id = :row_id
