-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, name, kind, stopped_on=date, money, authority, need
SELECT card.id, card.name, card.kind, card.stopped_on, standing.money, standing.authority, standing.need 
FROM standing JOIN card ON card.id = standing.card_id 
WHERE card.binned_at IS NULL ORDER BY card.id
