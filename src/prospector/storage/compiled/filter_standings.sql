-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id, money, authority, need, last_deal_on=date, interested_at=datetime, last_at=datetime, reached_at=datetime
SELECT standing.card_id, standing.money, standing.authority, standing.need, standing.last_deal_on, standing.interested_at, standing.last_at, standing.reached_at 
FROM standing JOIN card ON card.id = standing.card_id 
WHERE card.binned_at IS NULL ORDER BY standing.card_id
