-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, uid, card_id, on_date=date, note, call_id, kind, state, of_id, amount, currency, rate, cost, product, quantity, ref, stage, chance, expected_on=date, reason, contract, contract_ends_on=date
SELECT deal.id, deal.uid, deal.card_id, deal.on_date, deal.note, deal.call_id, deal.kind, deal.state, deal.of_id, deal.amount, deal.currency, deal.rate, deal.cost, deal.product, deal.quantity, deal.ref, deal.stage, deal.chance, deal.expected_on, deal.reason, deal.contract, deal.contract_ends_on 
FROM deal ORDER BY deal.id
