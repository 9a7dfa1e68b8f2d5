-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: 
DELETE FROM tier
