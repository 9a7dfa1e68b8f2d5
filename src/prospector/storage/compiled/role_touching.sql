-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, person_id, company_id, role, decides
SELECT role.id, role.person_id, role.company_id, role.role, role.decides 
FROM role 
WHERE (role.person_id IN (SELECT value FROM json_each(:ids))) OR (role.company_id IN (SELECT value FROM json_each(:ids))) ORDER BY role.id
