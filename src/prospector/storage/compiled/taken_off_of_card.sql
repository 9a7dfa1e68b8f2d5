-- generated from storage/statements; change it there and run make compile
-- parameters: coalesce_1, as_of=date, kind_1, card_id
-- defaults: {"coalesce_1": 0, "kind_1": "payment"}
-- columns: currency, rate, kind, amount
SELECT invoice.currency, invoice.rate, invoice_entry.kind, CAST(coalesce(sum(invoice_entry.amount), :coalesce_1) AS BIGINT) AS amount 
FROM invoice_entry JOIN invoice ON invoice.id = invoice_entry.invoice_id 
WHERE invoice_entry.on_date <= :as_of AND invoice_entry.kind != :kind_1 AND invoice.card_id = :card_id GROUP BY invoice.currency, invoice.rate, invoice_entry.kind ORDER BY invoice.currency, invoice.rate IS NULL, invoice.rate, invoice_entry.kind
