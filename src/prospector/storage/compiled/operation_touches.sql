-- generated from storage/statements; change it there and run make compile
-- parameters: operation_id, table_name, param_1, param_2
-- defaults: {"param_1": 1, "param_2": 0}
-- columns: id
SELECT change.id 
FROM change 
WHERE change.operation_id = :operation_id AND change.table_name = :table_name
 LIMIT :param_1 OFFSET :param_2
