-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, name, product, satisfaction, seller, selling, relation, note, noted_on=date
SELECT competitor.id, competitor.uid, competitor.card_id, competitor.name, competitor.product, competitor.satisfaction, competitor.seller, competitor.selling, competitor.relation, competitor.note, competitor.noted_on 
FROM competitor 
WHERE competitor.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY competitor.card_id, competitor.noted_on, competitor.id
