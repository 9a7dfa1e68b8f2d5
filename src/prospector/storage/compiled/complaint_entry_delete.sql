-- generated from storage/statements; change it there and run make compile
-- parameters: row_id
-- defaults: {}
-- columns: 
DELETE FROM complaint_entry WHERE complaint_entry.id = :row_id
