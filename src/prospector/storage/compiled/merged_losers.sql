-- generated from storage/statements; change it there and run make compile
-- parameters: card_id
-- defaults: {}
-- columns: loser_id, loser_uid
SELECT merge.loser_id, merge.loser_uid 
FROM merge 
WHERE merge.card_id = :card_id
