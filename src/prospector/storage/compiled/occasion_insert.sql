-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, what, day, note
-- defaults: {}
-- columns: id
INSERT INTO occasion (uid, card_id, what, day, note) VALUES (:uid, :card_id, :what, :day, :note)
