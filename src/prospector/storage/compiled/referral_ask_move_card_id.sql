-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE referral_ask SET card_id=:winner WHERE referral_ask.card_id = :loser
