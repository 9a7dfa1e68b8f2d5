-- generated from storage/statements; change it there and run make compile
-- parameters: state_1, until=date
-- defaults: {"state_1": "open"}
-- columns: id, uid, card_id, on_date=date, note, call_id, kind, state, of_id, amount, currency, rate, cost, product, quantity, ref, stage, chance, expected_on=date, reason, contract, contract_ends_on=date, card_name, card_uid
SELECT deal.id, deal.uid, deal.card_id, deal.on_date, deal.note, deal.call_id, deal.kind, deal.state, deal.of_id, deal.amount, deal.currency, deal.rate, deal.cost, deal.product, deal.quantity, deal.ref, deal.stage, deal.chance, deal.expected_on, deal.reason, deal.contract, deal.contract_ends_on, card.name AS card_name, card.uid AS card_uid 
FROM deal JOIN card ON card.id = deal.card_id 
WHERE card.binned_at IS NULL AND deal.state = :state_1 AND deal.expected_on <= :until ORDER BY deal.expected_on, deal.id
