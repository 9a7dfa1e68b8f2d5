-- generated from storage/statements; change it there and run make compile
-- parameters: deal_id
-- defaults: {}
-- columns: id
SELECT invoice.id 
FROM invoice 
WHERE invoice.deal_id = :deal_id ORDER BY invoice.id
