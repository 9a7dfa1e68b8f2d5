-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, referral_id, amount, currency, gift, promised_on=date, paid_on=date, note, row_id
-- defaults: {}
-- columns: 
UPDATE reward SET uid=:uid, card_id=:card_id, referral_id=:referral_id, amount=:amount, currency=:currency, gift=:gift, promised_on=:promised_on, paid_on=:paid_on, note=:note WHERE reward.id = :row_id
