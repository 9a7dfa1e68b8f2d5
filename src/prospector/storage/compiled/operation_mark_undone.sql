-- generated from storage/statements; change it there and run make compile
-- parameters: undone_by, row_id
-- defaults: {}
-- columns: 
UPDATE operation SET undone_by=:undone_by WHERE operation.id = :row_id
