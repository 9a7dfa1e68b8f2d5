-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, number, issued_on=date, due_on=date, amount, currency, rate, deal_id, note, disputed_on=date, dispute, reminded_on=date
SELECT invoice.id, invoice.uid, invoice.card_id, invoice.number, invoice.issued_on, invoice.due_on, invoice.amount, invoice.currency, invoice.rate, invoice.deal_id, invoice.note, invoice.disputed_on, invoice.dispute, invoice.reminded_on 
FROM invoice 
WHERE invoice.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY invoice.card_id, invoice.issued_on, invoice.id
