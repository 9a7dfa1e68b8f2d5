-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, referrer_id, at=datetime, note, reported_on=date, thanked_on=date, row_id
-- defaults: {}
-- columns: 
UPDATE referral SET uid=:uid, card_id=:card_id, referrer_id=:referrer_id, at=:at, note=:note, reported_on=:reported_on, thanked_on=:thanked_on WHERE referral.id = :row_id
