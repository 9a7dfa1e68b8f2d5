-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, person_id, person_name, company_id, company_name, role, decides, company_uid
SELECT role.id, role.person_id, person.name AS person_name, role.company_id, company.name AS company_name, role.role, role.decides, company.uid AS company_uid 
FROM role JOIN card AS person ON person.id = role.person_id JOIN card AS company ON company.id = role.company_id 
WHERE role.person_id IN (SELECT value FROM json_each(:ids)) ORDER BY role.person_id, role.decides DESC, role.id
