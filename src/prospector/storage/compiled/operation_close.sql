-- generated from storage/statements; change it there and run make compile
-- parameters: open, row_id
-- defaults: {"open": 0}
-- columns: 
UPDATE operation SET open=:open WHERE operation.id = :row_id
