-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, on_date=date, note, call_id
-- defaults: {}
-- columns: id
INSERT INTO deal (uid, card_id, on_date, note, call_id) VALUES (:uid, :card_id, :on_date, :note, :call_id) RETURNING id
