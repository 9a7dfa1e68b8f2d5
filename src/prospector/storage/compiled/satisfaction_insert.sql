-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, on_date=date, score, note
-- defaults: {}
-- columns: id
INSERT INTO satisfaction (uid, card_id, on_date, score, note) VALUES (:uid, :card_id, :on_date, :score, :note)
