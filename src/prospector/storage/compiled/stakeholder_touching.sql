-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, person_id, part, why, common_ground, known_by_id, noted_on=date
SELECT stakeholder.id, stakeholder.uid, stakeholder.card_id, stakeholder.person_id, stakeholder.part, stakeholder.why, stakeholder.common_ground, stakeholder.known_by_id, stakeholder.noted_on 
FROM stakeholder 
WHERE (stakeholder.card_id IN (SELECT value FROM json_each(:ids))) OR (stakeholder.person_id IN (SELECT value FROM json_each(:ids))) OR (stakeholder.known_by_id IN (SELECT value FROM json_each(:ids))) ORDER BY stakeholder.id
