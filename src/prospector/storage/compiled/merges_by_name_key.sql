-- generated from storage/statements; change it there and run make compile
-- parameters: name_key
-- defaults: {}
-- columns: card_id, name
SELECT merge.card_id, winning.name 
FROM merge JOIN card ON card.id = merge.loser_id JOIN card AS winning ON winning.id = merge.card_id 
WHERE card.name_key = :name_key AND winning.binned_at IS NULL ORDER BY merge.card_id
