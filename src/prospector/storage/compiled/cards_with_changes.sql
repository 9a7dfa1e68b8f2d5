-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: card_id
SELECT DISTINCT change.card_id 
FROM change 
WHERE change.operation_id IN (SELECT value FROM json_each(:ids))
