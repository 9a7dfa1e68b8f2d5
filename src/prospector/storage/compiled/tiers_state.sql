-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: as_of=date, customers
SELECT max(tier.as_of) AS as_of, count(*) AS customers 
FROM tier
