-- generated from storage/statements; change it there and run make compile
-- parameters: before, param_1, param_2
-- defaults: {"param_1": 1, "param_2": 0}
-- columns: id, at=datetime, command, version, open, undoes, undone_by
SELECT operation.id, operation.at, operation.command, operation.version, operation.open, operation.undoes, operation.undone_by 
FROM operation 
WHERE operation.id < :before ORDER BY operation.id DESC
 LIMIT :param_1 OFFSET :param_2
