-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: key
SELECT DISTINCT fact."key" 
FROM fact ORDER BY fact."key"
