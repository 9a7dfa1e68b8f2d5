-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, on_date=date, note, call_id, kind, state, of_id, amount, currency, rate, cost, product, quantity, ref, stage, chance, expected_on=date, reason, contract, contract_ends_on=date
-- defaults: {}
-- columns: id
INSERT INTO deal (uid, card_id, on_date, note, call_id, kind, state, of_id, amount, currency, rate, cost, product, quantity, ref, stage, chance, expected_on, reason, contract, contract_ends_on) VALUES (:uid, :card_id, :on_date, :note, :call_id, :kind, :state, :of_id, :amount, :currency, :rate, :cost, :product, :quantity, :ref, :stage, :chance, :expected_on, :reason, :contract, :contract_ends_on)
