-- generated from storage/statements; change it there and run make compile
-- parameters: row_id
-- defaults: {}
-- columns: 
DELETE FROM distinct_pair WHERE distinct_pair.id = :row_id
