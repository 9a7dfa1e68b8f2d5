-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, on_date=date, occasion, template, body, call_id, row_id
-- defaults: {}
-- columns: 
UPDATE greeting SET uid=:uid, card_id=:card_id, on_date=:on_date, occasion=:occasion, template=:template, body=:body, call_id=:call_id WHERE greeting.id = :row_id
