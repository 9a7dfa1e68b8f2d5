-- generated from storage/statements; change it there and run make compile
-- parameters: card_id
-- defaults: {}
-- columns: id, person_id, person_name, company_id, company_name, role, decides
SELECT role.id, role.person_id, person.name AS person_name, role.company_id, company.name AS company_name, role.role, role.decides 
FROM role JOIN card AS person ON person.id = role.person_id JOIN card AS company ON company.id = role.company_id 
WHERE role.company_id = :card_id AND person.binned_at IS NULL OR role.person_id = :card_id AND company.binned_at IS NULL ORDER BY role.decides DESC, role.id
