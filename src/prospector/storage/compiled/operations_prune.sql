-- generated from storage/statements; change it there and run make compile
-- parameters: param_1, keep
-- defaults: {"param_1": 1}
-- columns: 
DELETE FROM operation WHERE operation.id <= (SELECT operation.id 
FROM operation ORDER BY operation.id DESC
 LIMIT :param_1 OFFSET :keep)
