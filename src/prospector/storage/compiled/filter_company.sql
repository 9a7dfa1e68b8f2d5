-- generated from storage/statements; change it there and run make compile
-- parameters: part
-- defaults: {}
-- columns: person_id, name
SELECT role.person_id, card.name 
FROM role JOIN card ON card.id = role.company_id 
WHERE card.binned_at IS NULL AND instr(lower(card.name), lower(:part)) > 0 ORDER BY role.person_id, role.id
