-- generated from storage/statements; change it there and run make compile
-- parameters: loser_uid
-- defaults: {}
-- columns: card_id
SELECT merge.card_id 
FROM merge 
WHERE merge.loser_uid = :loser_uid
