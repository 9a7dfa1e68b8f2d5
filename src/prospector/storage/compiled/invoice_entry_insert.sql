-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, invoice_id, kind, on_date=date, amount, note, ref
-- defaults: {}
-- columns: id
INSERT INTO invoice_entry (uid, card_id, invoice_id, kind, on_date, amount, note, ref) VALUES (:uid, :card_id, :invoice_id, :kind, :on_date, :amount, :note, :ref)
