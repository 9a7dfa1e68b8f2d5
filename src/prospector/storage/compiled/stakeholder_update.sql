-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, person_id, part, why, common_ground, known_by_id, noted_on=date, row_id
-- defaults: {}
-- columns: 
UPDATE stakeholder SET uid=:uid, card_id=:card_id, person_id=:person_id, part=:part, why=:why, common_ground=:common_ground, known_by_id=:known_by_id, noted_on=:noted_on WHERE stakeholder.id = :row_id
