-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, on_date=date, got, question, note
SELECT referral_ask.id, referral_ask.uid, referral_ask.card_id, referral_ask.on_date, referral_ask.got, referral_ask.question, referral_ask.note 
FROM referral_ask 
WHERE referral_ask.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY referral_ask.card_id, referral_ask.on_date, referral_ask.id
