-- generated from storage/statements; change it there and run make compile
-- parameters: position_1, ids=list
-- defaults: {"position_1": 0}
-- columns: id, uid, kind, name, area, stopped_on=date, binned_at=datetime, first_contact_on=date, e164, raw, extension, money, authority, need, need_size, attitude, contacts, last_at=datetime, interested_at=datetime, reached_at=datetime, first_deal_on=date, last_deal_on=date, next_due_on=date
SELECT card.id, card.uid, card.kind, card.name, card.area, card.stopped_on, card.binned_at, card.first_contact_on, phone.e164, phone.raw, phone.extension, standing.money, standing.authority, standing.need, standing.need_size, standing.attitude, standing.contacts, standing.last_at, standing.interested_at, standing.reached_at, standing.first_deal_on, standing.last_deal_on, standing.next_due_on 
FROM card LEFT OUTER JOIN standing ON standing.card_id = card.id LEFT OUTER JOIN phone ON phone.card_id = card.id AND phone.position = :position_1 
WHERE card.id IN (SELECT value FROM json_each(:ids)) ORDER BY card.id
