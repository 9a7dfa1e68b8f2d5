-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, loser_id, loser_uid, at=datetime, row_id
-- defaults: {}
-- columns: 
UPDATE merge SET card_id=:card_id, loser_id=:loser_id, loser_uid=:loser_uid, at=:at WHERE merge.id = :row_id
