-- generated from storage/statements; change it there and run make compile
-- parameters: id
-- defaults: {}
-- columns: id, uid, card_id, referral_id, amount, currency, gift, promised_on=date, paid_on=date, note
SELECT reward.id, reward.uid, reward.card_id, reward.referral_id, reward.amount, reward.currency, reward.gift, reward.promised_on, reward.paid_on, reward.note 
FROM reward 
WHERE reward.id = :id
