-- generated from storage/statements; change it there and run make compile
-- parameters: money_1, authority_1, need_1, since=date, unsatisfied
-- defaults: {"money_1": "no", "authority_1": "no", "need_1": "no", "unsatisfied": 2}
-- columns: id, uid, card_id, name, product, satisfaction, seller, selling, relation, note, noted_on=date, card_name, last_deal_on=date
SELECT competitor.id, competitor.uid, competitor.card_id, competitor.name, competitor.product, competitor.satisfaction, competitor.seller, competitor.selling, competitor.relation, competitor.note, competitor.noted_on, card.name AS card_name, standing.last_deal_on 
FROM competitor JOIN card ON card.id = competitor.card_id LEFT OUTER JOIN standing ON standing.card_id = card.id 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND (competitor.noted_on >= :since OR competitor.satisfaction <= :unsatisfied) ORDER BY competitor.satisfaction IS NULL, competitor.satisfaction, competitor.card_id, competitor.id
