-- generated from storage/statements; change it there and run make compile
-- parameters: id
-- defaults: {}
-- columns: id, uid, card_id, faith, on_date=date, note
SELECT judgement.id, judgement.uid, judgement.card_id, judgement.faith, judgement.on_date, judgement.note 
FROM judgement 
WHERE judgement.id = :id
