-- generated from storage/statements; change it there and run make compile
-- parameters: uid
-- defaults: {}
-- columns: id, uid, card_id, criterion, score, on_date=date, note
SELECT credit_score.id, credit_score.uid, credit_score.card_id, credit_score.criterion, credit_score.score, credit_score.on_date, credit_score.note 
FROM credit_score 
WHERE credit_score.uid = :uid
