-- generated from storage/statements; change it there and run make compile
-- parameters: kind_1, param_1, kind_2, param_2, kind_3, param_3, as_of=date, every, param_4, coalesce_1, param_5
-- defaults: {"kind_1": "payment", "param_1": 0, "kind_2": "credit-note", "param_2": 0, "kind_3": "write-off", "param_3": 0, "param_4": 1, "coalesce_1": 0, "param_5": 0}
-- columns: id, uid, card_id, number, issued_on=date, due_on=date, amount, currency, rate, deal_id, note, disputed_on=date, dispute, reminded_on=date, card_name, received, credited, written_off
SELECT invoice.id, invoice.uid, invoice.card_id, invoice.number, invoice.issued_on, invoice.due_on, invoice.amount, invoice.currency, invoice.rate, invoice.deal_id, invoice.note, invoice.disputed_on, invoice.dispute, invoice.reminded_on, card.name AS card_name, CAST(sum(CASE WHEN (invoice_entry.kind = :kind_1) THEN invoice_entry.amount ELSE :param_1 END) AS BIGINT) AS received, CAST(sum(CASE WHEN (invoice_entry.kind = :kind_2) THEN invoice_entry.amount ELSE :param_2 END) AS BIGINT) AS credited, CAST(sum(CASE WHEN (invoice_entry.kind = :kind_3) THEN invoice_entry.amount ELSE :param_3 END) AS BIGINT) AS written_off 
FROM invoice LEFT OUTER JOIN invoice_entry ON invoice_entry.invoice_id = invoice.id AND invoice_entry.on_date <= :as_of JOIN card ON card.id = invoice.card_id 
WHERE invoice.issued_on <= :as_of AND card.binned_at IS NULL GROUP BY invoice.id, card.id 
HAVING :every = :param_4 OR invoice.amount - CAST(coalesce(sum(invoice_entry.amount), :coalesce_1) AS BIGINT) != :param_5 ORDER BY invoice.due_on, invoice.id
