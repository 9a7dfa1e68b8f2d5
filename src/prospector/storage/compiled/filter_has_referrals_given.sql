-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: referrer_id
SELECT referral.referrer_id 
FROM referral GROUP BY referral.referrer_id ORDER BY referral.referrer_id
