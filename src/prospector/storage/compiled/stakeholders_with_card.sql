-- generated from storage/statements; change it there and run make compile
-- parameters: coalesce_1, card_id
-- defaults: {"coalesce_1": ""}
-- columns: id, uid, card_id, person_id, part, why, common_ground, known_by_id, noted_on=date, company_name, person_name, known_by_name
SELECT stakeholder.id, stakeholder.uid, stakeholder.card_id, stakeholder.person_id, stakeholder.part, stakeholder.why, stakeholder.common_ground, stakeholder.known_by_id, stakeholder.noted_on, company.name AS company_name, person.name AS person_name, coalesce(known_by.name, :coalesce_1) AS known_by_name 
FROM stakeholder JOIN card AS company ON company.id = stakeholder.card_id JOIN card AS person ON person.id = stakeholder.person_id LEFT OUTER JOIN card AS known_by ON known_by.id = stakeholder.known_by_id AND known_by.binned_at IS NULL 
WHERE company.binned_at IS NULL AND person.binned_at IS NULL AND (stakeholder.card_id = :card_id OR stakeholder.person_id = :card_id) ORDER BY stakeholder.card_id, stakeholder.id
