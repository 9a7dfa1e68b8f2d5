-- generated from storage/statements; change it there and run make compile
-- parameters: money_1, authority_1, need_1, param_1, param_2, card_id
-- defaults: {"money_1": "no", "authority_1": "no", "need_1": "no", "param_1": 1, "param_2": 0}
-- columns: id, uid, card_id, referrer_id, at=datetime, note, reported_on=date, thanked_on=date, card_name, card_stopped_on=date, referrer_name, referrer_stopped_on=date, proposable
SELECT referral.id, referral.uid, referral.card_id, referral.referrer_id, referral.at, referral.note, referral.reported_on, referral.thanked_on, card.name AS card_name, card.stopped_on AS card_stopped_on, referrer.name AS referrer_name, referrer.stopped_on AS referrer_stopped_on, CASE WHEN (card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1)) THEN :param_1 ELSE :param_2 END AS proposable 
FROM referral JOIN card ON card.id = referral.card_id JOIN card AS referrer ON referrer.id = referral.referrer_id JOIN standing ON standing.card_id = card.id 
WHERE card.binned_at IS NULL AND referrer.binned_at IS NULL AND (referral.card_id = :card_id OR referral.referrer_id = :card_id) ORDER BY referral.at, referral.id
