-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: 
INSERT INTO search_fts (rowid, words) SELECT id, words FROM search_entry WHERE id > (SELECT coalesce(max(id), 0) FROM search_fts_docsize)
