-- generated from storage/statements; change it there and run make compile
-- parameters: source_note_1, part
-- defaults: {"source_note_1": ""}
-- columns: id, source_note
SELECT card.id, card.source_note 
FROM card 
WHERE card.binned_at IS NULL AND card.source_note != :source_note_1 AND instr(lower(card.source_note), lower(:part)) > 0 ORDER BY card.id
