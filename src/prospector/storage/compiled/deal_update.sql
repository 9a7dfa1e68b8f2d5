-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, on_date=date, note, call_id, kind, state, of_id, amount, currency, rate, cost, product, quantity, ref, stage, chance, expected_on=date, reason, contract, contract_ends_on=date, row_id
-- defaults: {}
-- columns: 
UPDATE deal SET uid=:uid, card_id=:card_id, on_date=:on_date, note=:note, call_id=:call_id, kind=:kind, state=:state, of_id=:of_id, amount=:amount, currency=:currency, rate=:rate, cost=:cost, product=:product, quantity=:quantity, ref=:ref, stage=:stage, chance=:chance, expected_on=:expected_on, reason=:reason, contract=:contract, contract_ends_on=:contract_ends_on WHERE deal.id = :row_id
