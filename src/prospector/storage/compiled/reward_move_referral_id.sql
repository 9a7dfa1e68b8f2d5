-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE reward SET referral_id=:winner WHERE reward.referral_id = :loser
