-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, param_1
-- defaults: {"param_1": 0}
-- columns: id, uid, card_id, on_date=date, got, question, note, card_name
SELECT referral_ask.id, referral_ask.uid, referral_ask.card_id, referral_ask.on_date, referral_ask.got, referral_ask.question, referral_ask.note, card.name AS card_name 
FROM referral_ask JOIN card ON card.id = referral_ask.card_id 
WHERE card.binned_at IS NULL AND (:card_id = :param_1 OR referral_ask.card_id = :card_id) ORDER BY referral_ask.on_date DESC, referral_ask.id DESC
