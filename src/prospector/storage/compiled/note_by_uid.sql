-- generated from storage/statements; change it there and run make compile
-- parameters: uid
-- defaults: {}
-- columns: id
SELECT note.id 
FROM note 
WHERE note.uid = :uid
