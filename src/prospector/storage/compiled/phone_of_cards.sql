-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, card_id, position, raw, e164, extension, label, digits, tail
SELECT phone.id, phone.card_id, phone.position, phone.raw, phone.e164, phone.extension, phone.label, phone.digits, phone.tail 
FROM phone 
WHERE phone.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY phone.card_id, phone.position, phone.id
