-- generated from storage/statements; change it there and run make compile
-- parameters: person_id, company_id, role, decides, row_id
-- defaults: {}
-- columns: 
UPDATE role SET person_id=:person_id, company_id=:company_id, role=:role, decides=:decides WHERE role.id = :row_id
