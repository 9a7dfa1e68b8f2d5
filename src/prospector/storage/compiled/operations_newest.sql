-- generated from storage/statements; change it there and run make compile
-- parameters: most, param_1
-- defaults: {"param_1": 0}
-- columns: id, at=datetime, command, version, open, undoes, undone_by, changes
SELECT operation.id, operation.at, operation.command, operation.version, operation.open, operation.undoes, operation.undone_by, (SELECT count(change.id) AS count_1 
FROM change 
WHERE change.operation_id = operation.id) AS changes 
FROM operation ORDER BY operation.id DESC
 LIMIT :most OFFSET :param_1
