-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, via, at=datetime, utc_offset, outcome, need, attitude, visit_chance, note, duration_s, direction
-- defaults: {}
-- columns: id
INSERT INTO call (uid, card_id, via, at, utc_offset, outcome, need, attitude, visit_chance, note, duration_s, direction) VALUES (:uid, :card_id, :via, :at, :utc_offset, :outcome, :need, :attitude, :visit_chance, :note, :duration_s, :direction)
