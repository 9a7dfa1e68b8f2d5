-- generated from storage/statements; change it there and run make compile
-- parameters: person_id, company_id, role, decides
-- defaults: {}
-- columns: id
INSERT INTO role (person_id, company_id, role, decides) VALUES (:person_id, :company_id, :role, :decides)
