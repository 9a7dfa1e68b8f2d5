-- generated from storage/statements; change it there and run make compile
-- parameters: row_id
-- defaults: {}
-- columns: 
DELETE FROM invoice_entry WHERE invoice_entry.id = :row_id
