-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: 
DELETE FROM standing WHERE standing.card_id IN (SELECT value FROM json_each(:ids))
