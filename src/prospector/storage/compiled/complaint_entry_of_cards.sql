-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, complaint_id, kind, at=datetime, body
SELECT complaint_entry.id, complaint_entry.uid, complaint_entry.card_id, complaint_entry.complaint_id, complaint_entry.kind, complaint_entry.at, complaint_entry.body 
FROM complaint_entry 
WHERE complaint_entry.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY complaint_entry.card_id, complaint_entry.at, complaint_entry.id
