-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, referral_id, amount, currency, gift, promised_on=date, paid_on=date, note
SELECT reward.id, reward.uid, reward.card_id, reward.referral_id, reward.amount, reward.currency, reward.gift, reward.promised_on, reward.paid_on, reward.note 
FROM reward 
WHERE reward.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY reward.card_id, reward.promised_on, reward.id
