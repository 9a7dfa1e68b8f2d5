-- generated from storage/statements; change it there and run make compile
-- parameters: loser_id
-- defaults: {}
-- columns: card_id, at=datetime, name
SELECT merge.card_id, merge.at, card.name 
FROM merge JOIN card ON card.id = merge.card_id 
WHERE merge.loser_id = :loser_id
