-- generated from storage/statements; change it there and run make compile
-- parameters: card_id
-- defaults: {}
-- columns: card_id, referrer_id
WITH RECURSIVE up(card_id) AS 
(SELECT :card_id AS card_id UNION SELECT referral.referrer_id AS referrer_id 
FROM referral JOIN up ON referral.card_id = up.card_id)
 SELECT referral.card_id, referral.referrer_id 
FROM referral 
WHERE referral.card_id IN (SELECT up.card_id 
FROM up) ORDER BY referral.id
