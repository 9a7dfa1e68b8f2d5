-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, criterion, score, on_date=date, note, row_id
-- defaults: {}
-- columns: 
UPDATE credit_score SET uid=:uid, card_id=:card_id, criterion=:criterion, score=:score, on_date=:on_date, note=:note WHERE credit_score.id = :row_id
