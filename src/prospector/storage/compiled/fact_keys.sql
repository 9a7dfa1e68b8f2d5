-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: key
SELECT fact."key" 
FROM fact GROUP BY fact."key" ORDER BY fact."key"
