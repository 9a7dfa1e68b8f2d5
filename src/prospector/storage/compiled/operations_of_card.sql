-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, most, param_1
-- defaults: {"param_1": 0}
-- columns: id, at=datetime, command, version, open, undoes, undone_by, changes
SELECT operation.id, operation.at, operation.command, operation.version, operation.open, operation.undoes, operation.undone_by, (SELECT count(change.id) AS count_1 
FROM change 
WHERE change.operation_id = operation.id) AS changes 
FROM operation 
WHERE operation.id IN (SELECT change.operation_id 
FROM change 
WHERE change.card_id = :card_id) ORDER BY operation.id DESC
 LIMIT :most OFFSET :param_1
