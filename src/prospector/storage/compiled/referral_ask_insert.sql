-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, on_date=date, got, question, note
-- defaults: {}
-- columns: id
INSERT INTO referral_ask (uid, card_id, on_date, got, question, note) VALUES (:uid, :card_id, :on_date, :got, :question, :note)
