-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, on_date=date, occasion, template, body, call_id
SELECT greeting.id, greeting.uid, greeting.card_id, greeting.on_date, greeting.occasion, greeting.template, greeting.body, greeting.call_id 
FROM greeting 
WHERE greeting.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY greeting.card_id, greeting.on_date, greeting.id
