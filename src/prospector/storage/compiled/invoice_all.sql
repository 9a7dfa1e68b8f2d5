-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, card_id, number, note, dispute
SELECT invoice.id, invoice.card_id, invoice.number, invoice.note, invoice.dispute 
FROM invoice
