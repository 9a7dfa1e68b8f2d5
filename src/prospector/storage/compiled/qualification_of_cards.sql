-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, card_id, letter, value, evidence, noted_on=date
SELECT qualification.id, qualification.card_id, qualification.letter, qualification.value, qualification.evidence, qualification.noted_on 
FROM qualification 
WHERE qualification.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY qualification.card_id, qualification.noted_on, qualification.id
