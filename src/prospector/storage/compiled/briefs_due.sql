-- generated from storage/statements; change it there and run make compile
-- parameters: until=date
-- defaults: {}
-- columns: parts
SELECT CAST(brief.parts AS BLOB) AS parts 
FROM brief 
WHERE brief.courted = 1 AND brief.next_due_on <= :until ORDER BY brief.next_due_on, brief.parts
