-- generated from storage/statements; change it there and run make compile
-- parameters: coalesce_1, as_of=date, card_id
-- defaults: {"coalesce_1": 0}
-- columns: currency, rate, invoices, issued
SELECT invoice.currency, invoice.rate, count(*) AS invoices, CAST(coalesce(sum(invoice.amount), :coalesce_1) AS BIGINT) AS issued 
FROM invoice 
WHERE invoice.issued_on <= :as_of AND invoice.card_id = :card_id GROUP BY invoice.currency, invoice.rate ORDER BY invoice.currency, invoice.rate IS NULL, invoice.rate
