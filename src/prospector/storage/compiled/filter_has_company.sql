-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: person_id
SELECT role.person_id 
FROM role GROUP BY role.person_id ORDER BY role.person_id
