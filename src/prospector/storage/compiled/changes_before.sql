-- generated from storage/statements; change it there and run make compile
-- parameters: operation_id, before, most, param_1
-- defaults: {"param_1": 0}
-- columns: id, operation_id, table_name, row_id, card_id, action, before=json, after=json
SELECT change.id, change.operation_id, change.table_name, change.row_id, change.card_id, change.action, change."before", change."after" 
FROM change 
WHERE change.operation_id = :operation_id AND change.id < :before ORDER BY change.id DESC
 LIMIT :most OFFSET :param_1
