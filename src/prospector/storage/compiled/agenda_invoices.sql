-- generated from storage/statements; change it there and run make compile
-- parameters: coalesce_1, as_of=date, until=date, param_1
-- defaults: {"coalesce_1": 0, "param_1": 0}
-- columns: card_id, id, number, due_on=date, currency, rate, disputed_on=date, reminded_on=date, rest
SELECT invoice.card_id, invoice.id, invoice.number, invoice.due_on, invoice.currency, invoice.rate, invoice.disputed_on, invoice.reminded_on, CAST(invoice.amount - CAST(coalesce(sum(invoice_entry.amount), :coalesce_1) AS BIGINT) AS BIGINT) AS rest 
FROM invoice LEFT OUTER JOIN invoice_entry ON invoice_entry.invoice_id = invoice.id AND invoice_entry.on_date <= :as_of 
WHERE invoice.issued_on <= :as_of AND invoice.due_on <= :until GROUP BY invoice.id 
HAVING invoice.amount - CAST(coalesce(sum(invoice_entry.amount), :coalesce_1) AS BIGINT) > :param_1 ORDER BY invoice.card_id, invoice.due_on, invoice.id
