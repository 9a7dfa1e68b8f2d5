-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser, part_1=list
-- defaults: {"part_1": ["card", "address", "email", "fact", "phone", "tag"]}
-- columns: 
UPDATE search_entry SET card_id=:winner WHERE search_entry.card_id = :loser AND (search_entry.part NOT IN (SELECT value FROM json_each(:part_1)))
