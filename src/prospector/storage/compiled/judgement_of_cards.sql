-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, faith, on_date=date, note
SELECT judgement.id, judgement.uid, judgement.card_id, judgement.faith, judgement.on_date, judgement.note 
FROM judgement 
WHERE judgement.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY judgement.card_id, judgement.on_date, judgement.id
