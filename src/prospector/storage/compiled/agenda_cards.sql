-- generated from storage/statements; change it there and run make compile
-- parameters: coalesce_1, coalesce_2, coalesce_3, position_1, ids=list
-- defaults: {"coalesce_1": "", "coalesce_2": "", "coalesce_3": "", "position_1": 0}
-- columns: card_id, name, kind, area, e164, raw, extension, money, authority, need, need_size, attitude, last_outcome, last_at=datetime, last_deal_on=date, noted_on=date, stopped_on=date
SELECT card.id AS card_id, card.name, card.kind, card.area, coalesce(phone.e164, :coalesce_1) AS e164, coalesce(phone.raw, :coalesce_2) AS raw, coalesce(phone.extension, :coalesce_3) AS extension, standing.money, standing.authority, standing.need, standing.need_size, standing.attitude, standing.last_outcome, standing.last_at, standing.last_deal_on, (SELECT max(qualification.noted_on) AS max_1 
FROM qualification 
WHERE qualification.card_id = card.id) AS noted_on, card.stopped_on 
FROM card JOIN standing ON standing.card_id = card.id LEFT OUTER JOIN phone ON phone.card_id = card.id AND phone.position = :position_1 
WHERE (card.id IN (SELECT value FROM json_each(:ids))) AND card.binned_at IS NULL ORDER BY card.id
