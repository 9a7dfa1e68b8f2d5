-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, param_1
-- defaults: {"param_1": 0}
-- columns: id, uid, card_id, referral_id, amount, currency, gift, promised_on=date, paid_on=date, note, card_name, card_stopped_on=date, for_name
SELECT reward.id, reward.uid, reward.card_id, reward.referral_id, reward.amount, reward.currency, reward.gift, reward.promised_on, reward.paid_on, reward.note, card.name AS card_name, card.stopped_on AS card_stopped_on, brought.name AS for_name 
FROM reward JOIN card ON card.id = reward.card_id LEFT OUTER JOIN referral ON referral.id = reward.referral_id LEFT OUTER JOIN card AS brought ON brought.id = referral.card_id 
WHERE card.binned_at IS NULL AND (:card_id = :param_1 OR reward.card_id = :card_id) ORDER BY reward.promised_on, reward.id
