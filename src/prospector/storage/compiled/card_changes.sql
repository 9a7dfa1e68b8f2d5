-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, table_name_1
-- defaults: {"table_name_1": "card"}
-- columns: at=datetime, before=json, after=json
SELECT operation.at, change."before", change."after" 
FROM change JOIN operation ON operation.id = change.operation_id 
WHERE change.card_id = :card_id AND change.table_name = :table_name_1 AND change.row_id = change.card_id ORDER BY change.id
