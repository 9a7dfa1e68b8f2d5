-- generated from storage/statements; change it there and run make compile
-- parameters: row_id
-- defaults: {}
-- columns: 
DELETE FROM note WHERE note.id = :row_id
