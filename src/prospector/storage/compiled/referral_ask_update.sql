-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, on_date=date, got, question, note, row_id
-- defaults: {}
-- columns: 
UPDATE referral_ask SET uid=:uid, card_id=:card_id, on_date=:on_date, got=:got, question=:question, note=:note WHERE referral_ask.id = :row_id
