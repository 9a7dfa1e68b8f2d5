-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, number, issued_on=date, due_on=date, amount, currency, rate, deal_id, note, disputed_on=date, dispute, reminded_on=date
-- defaults: {}
-- columns: id
INSERT INTO invoice (uid, card_id, number, issued_on, due_on, amount, currency, rate, deal_id, note, disputed_on, dispute, reminded_on) VALUES (:uid, :card_id, :number, :issued_on, :due_on, :amount, :currency, :rate, :deal_id, :note, :disputed_on, :dispute, :reminded_on)
