-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, invoice_id, kind, on_date=date, amount, note, ref, row_id
-- defaults: {}
-- columns: 
UPDATE invoice_entry SET uid=:uid, card_id=:card_id, invoice_id=:invoice_id, kind=:kind, on_date=:on_date, amount=:amount, note=:note, ref=:ref WHERE invoice_entry.id = :row_id
