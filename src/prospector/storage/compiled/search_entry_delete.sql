-- generated from storage/statements; change it there and run make compile
-- parameters: part, part_id
-- defaults: {}
-- columns: 
DELETE FROM search_entry WHERE search_entry.part = :part AND search_entry.part_id = :part_id
