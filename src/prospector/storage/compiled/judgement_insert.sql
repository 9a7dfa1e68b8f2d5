-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, faith, on_date=date, note
-- defaults: {}
-- columns: id
INSERT INTO judgement (uid, card_id, faith, on_date, note) VALUES (:uid, :card_id, :faith, :on_date, :note)
