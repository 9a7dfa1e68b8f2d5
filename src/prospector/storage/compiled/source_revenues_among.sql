-- generated from storage/statements; change it there and run make compile
-- parameters: since=date, since_at=datetime, state_1, ids=list
-- defaults: {"state_1": "won"}
-- columns: circle, method, currency, rate, net
SELECT card.circle, card.method, deal.currency, deal.rate, CAST(sum(deal.amount) AS BIGINT) AS net 
FROM deal JOIN card ON card.id = deal.card_id 
WHERE card.binned_at IS NULL AND (card.first_contact_on >= :since OR card.first_contact_on IS NULL AND card.created_at >= :since_at) AND deal.state = :state_1 AND deal.amount IS NOT NULL AND (card.id IN (SELECT value FROM json_each(:ids))) GROUP BY card.circle, card.method, deal.currency, deal.rate ORDER BY card.circle, card.method, deal.currency, deal.rate
