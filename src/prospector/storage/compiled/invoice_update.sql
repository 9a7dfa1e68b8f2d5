-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, number, issued_on=date, due_on=date, amount, currency, rate, deal_id, note, disputed_on=date, dispute, reminded_on=date, row_id
-- defaults: {}
-- columns: 
UPDATE invoice SET uid=:uid, card_id=:card_id, number=:number, issued_on=:issued_on, due_on=:due_on, amount=:amount, currency=:currency, rate=:rate, deal_id=:deal_id, note=:note, disputed_on=:disputed_on, dispute=:dispute, reminded_on=:reminded_on WHERE invoice.id = :row_id
