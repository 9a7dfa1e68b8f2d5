-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, person_id, part, why, common_ground, known_by_id, noted_on=date
-- defaults: {}
-- columns: id
INSERT INTO stakeholder (uid, card_id, person_id, part, why, common_ground, known_by_id, noted_on) VALUES (:uid, :card_id, :person_id, :part, :why, :common_ground, :known_by_id, :noted_on)
