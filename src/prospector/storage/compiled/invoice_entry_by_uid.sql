-- generated from storage/statements; change it there and run make compile
-- parameters: uid
-- defaults: {}
-- columns: id, uid, card_id, invoice_id, kind, on_date=date, amount, note, ref
SELECT invoice_entry.id, invoice_entry.uid, invoice_entry.card_id, invoice_entry.invoice_id, invoice_entry.kind, invoice_entry.on_date, invoice_entry.amount, invoice_entry.note, invoice_entry.ref 
FROM invoice_entry 
WHERE invoice_entry.uid = :uid
