-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, on_date=date, occasion, template, body, call_id
-- defaults: {}
-- columns: id
INSERT INTO greeting (uid, card_id, on_date, occasion, template, body, call_id) VALUES (:uid, :card_id, :on_date, :occasion, :template, :body, :call_id)
