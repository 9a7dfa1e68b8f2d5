-- generated from storage/statements; change it there and run make compile
-- parameters: wanted, most, param_1
-- defaults: {"param_1": 0}
-- columns: search_fts.rowid
SELECT search_fts.rowid 
FROM search_fts 
WHERE search_fts MATCH :wanted
 LIMIT :most OFFSET :param_1
