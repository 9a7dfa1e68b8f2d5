-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, referral_id, amount, currency, gift, promised_on=date, paid_on=date, note
-- defaults: {}
-- columns: id
INSERT INTO reward (uid, card_id, referral_id, amount, currency, gift, promised_on, paid_on, note) VALUES (:uid, :card_id, :referral_id, :amount, :currency, :gift, :promised_on, :paid_on, :note)
