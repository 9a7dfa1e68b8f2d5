-- generated from storage/statements; change it there and run make compile
-- parameters: position_1, kind, param_1, area, param_2, tag, param_3
-- defaults: {"position_1": 0, "param_1": "", "param_2": "", "param_3": ""}
-- columns: id, uid, kind, name, area, stopped_on=date, binned_at=datetime, first_contact_on=date, e164, raw, extension, money, authority, need, need_size, attitude, contacts, last_at=datetime, interested_at=datetime, reached_at=datetime, first_deal_on=date, last_deal_on=date, next_due_on=date
SELECT card.id, card.uid, card.kind, card.name, card.area, card.stopped_on, card.binned_at, card.first_contact_on, phone.e164, phone.raw, phone.extension, standing.money, standing.authority, standing.need, standing.need_size, standing.attitude, standing.contacts, standing.last_at, standing.interested_at, standing.reached_at, standing.first_deal_on, standing.last_deal_on, standing.next_due_on 
FROM card LEFT OUTER JOIN standing ON standing.card_id = card.id LEFT OUTER JOIN phone ON phone.card_id = card.id AND phone.position = :position_1 
WHERE card.binned_at IS NULL AND (:kind = :param_1 OR card.kind = :kind) AND (:area = :param_2 OR instr(lower(card.area), lower(:area)) > 0) AND (:tag = :param_3 OR (EXISTS (SELECT tag.id 
FROM tag 
WHERE tag.card_id = card.id AND tag.name = :tag))) ORDER BY card.id
