-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, referrer_id, at=datetime, note, reported_on=date, thanked_on=date
-- defaults: {}
-- columns: id
INSERT INTO referral (uid, card_id, referrer_id, at, note, reported_on, thanked_on) VALUES (:uid, :card_id, :referrer_id, :at, :note, :reported_on, :thanked_on)
