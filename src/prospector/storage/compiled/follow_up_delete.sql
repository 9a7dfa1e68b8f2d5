-- generated from storage/statements; change it there and run make compile
-- parameters: row_id
-- defaults: {}
-- columns: 
DELETE FROM follow_up WHERE follow_up.id = :row_id
