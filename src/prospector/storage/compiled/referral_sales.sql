-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: card_id, on_date=date, kind, state, amount, currency, rate
SELECT deal.card_id, deal.on_date, deal.kind, deal.state, deal.amount, deal.currency, deal.rate 
FROM deal 
WHERE deal.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY deal.card_id, deal.on_date, deal.id
