-- generated from storage/statements; change it there and run make compile
-- parameters: operation_id
-- defaults: {}
-- columns: id, operation_id, table_name, row_id, card_id, action, before=json, after=json
SELECT change.id, change.operation_id, change.table_name, change.row_id, change.card_id, change.action, change."before", change."after" 
FROM change 
WHERE change.operation_id = :operation_id ORDER BY change.id
