-- generated from storage/statements; change it there and run make compile
-- parameters: uid
-- defaults: {}
-- columns: id
SELECT deal.id 
FROM deal 
WHERE deal.uid = :uid
