-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, referrer_id, at=datetime, note, reported_on=date, thanked_on=date
SELECT referral.id, referral.uid, referral.card_id, referral.referrer_id, referral.at, referral.note, referral.reported_on, referral.thanked_on 
FROM referral 
WHERE (referral.card_id IN (SELECT value FROM json_each(:ids))) OR (referral.referrer_id IN (SELECT value FROM json_each(:ids))) ORDER BY referral.id
