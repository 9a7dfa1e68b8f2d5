-- generated from storage/statements; change it there and run make compile
-- parameters: since=date, until=date
-- defaults: {}
-- columns: card_id, first_deal_on=date
SELECT standing.card_id, standing.first_deal_on 
FROM standing 
WHERE standing.first_deal_on >= :since AND standing.first_deal_on <= :until ORDER BY standing.card_id
