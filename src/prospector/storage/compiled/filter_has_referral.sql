-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id
SELECT referral.card_id 
FROM referral GROUP BY referral.card_id ORDER BY referral.card_id
