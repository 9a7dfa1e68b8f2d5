-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: 
DELETE FROM brief WHERE brief.card_id IN (SELECT value FROM json_each(:ids))
