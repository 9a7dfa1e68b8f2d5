-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, criterion, score, on_date=date, note
-- defaults: {}
-- columns: id
INSERT INTO credit_score (uid, card_id, criterion, score, on_date, note) VALUES (:uid, :card_id, :criterion, :score, :on_date, :note)
