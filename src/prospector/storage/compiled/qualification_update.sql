-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, letter, value, evidence, noted_on=date, row_id
-- defaults: {}
-- columns: 
UPDATE qualification SET card_id=:card_id, letter=:letter, value=:value, evidence=:evidence, noted_on=:noted_on WHERE qualification.id = :row_id
