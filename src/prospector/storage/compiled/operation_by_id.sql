-- generated from storage/statements; change it there and run make compile
-- parameters: id
-- defaults: {}
-- columns: id, at=datetime, command, version, open, undoes, undone_by
SELECT operation.id, operation.at, operation.command, operation.version, operation.open, operation.undoes, operation.undone_by 
FROM operation 
WHERE operation.id = :id
