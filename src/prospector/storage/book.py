"""The book: one unit of work over every repository. What is not committed is forgotten."""

from datetime import date, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from prospector.domain.competitor import Competitor
from prospector.domain.complaint import Complaint
from prospector.domain.complaint import Entry as ComplaintEntry
from prospector.domain.credit import CreditScore
from prospector.domain.deal import Deal
from prospector.domain.goal import Goal, GoalItem
from prospector.domain.greeting import Greeting
from prospector.domain.lending import Lending
from prospector.domain.occasion import OwnOccasion
from prospector.domain.promise import Promise
from prospector.domain.receivable import Entry, Invoice, Judgement, Step
from prospector.domain.referral import Referral, ReferralAsk, Reward
from prospector.domain.satisfaction import Satisfaction
from prospector.domain.stakeholder import Stakeholder
from prospector.storage.agendas import Agendas
from prospector.storage.calls import Calls, Notes
from prospector.storage.cards import Cards
from prospector.storage.competitors import Competitors
from prospector.storage.complaints import ComplaintEntries, Complaints, Satisfactions
from prospector.storage.credits import CreditScores
from prospector.storage.deals import Deals
from prospector.storage.duplicates import Duplicates
from prospector.storage.efforts import Efforts
from prospector.storage.evenings import Evenings
from prospector.storage.filters import Filters
from prospector.storage.follow_ups import FollowUps, Qualifications, Standings
from prospector.storage.goals import Activities, GoalItems, Goals
from prospector.storage.greetings import Greetings
from prospector.storage.journal import Journal, refused_if_built_on
from prospector.storage.lendings import Lendings
from prospector.storage.merging import Merges
from prospector.storage.occasions import Occasions, OwnOccasions
from prospector.storage.places import Places
from prospector.storage.promises import Promises
from prospector.storage.receivables import Entries, Invoices, Judgements, Steps
from prospector.storage.referrals import ReferralAsks, Referrals, Rewards
from prospector.storage.revenues import Revenues
from prospector.storage.rosters import Rosters
from prospector.storage.runner import Row, Runner
from prospector.storage.search import SearchIndex
from prospector.storage.sources import Sources
from prospector.storage.stakeholders import Stakeholders

if TYPE_CHECKING:
    from prospector.storage.whole_tables import WholeTables


# With more customers the tiers are derived once a day instead of after each deal.
_RANKED_AT_ONCE = 5_000


class Book:
    """Implements ``services.ports.Store`` on a runner; use it as a context manager.

    A reading command just reads. A writing one calls ``begin`` first and ``commit`` last; leaving without ``commit``
    rolls back. ``commit`` derives the standing of every card touched and closes the operation.
    """

    def __init__(self, runner: Runner, dialect: str) -> None:
        touched: set[int] = set()
        self.runner = runner
        self._touched = touched
        self._undoes: int | None = None
        self.dialect = dialect
        self.search = SearchIndex(runner, dialect)
        self.cards = Cards(runner, self.search, touched)
        self.calls = Calls(runner, self.search, touched)
        self.notes = Notes(runner, self.search, touched)
        self.deals = Deals(runner, self.search, touched, "deal", Deal)
        self.follow_ups = FollowUps(runner, self.search, touched)
        self.qualifications = Qualifications(runner, self.search, touched)
        self.standings = Standings(runner, self.search, touched)
        self.agendas = Agendas(runner)
        self.occasions = Occasions(runner, self.search, touched)
        self.own_occasions = OwnOccasions(runner, self.search, touched, "occasion", OwnOccasion)
        self.greetings = Greetings(runner, self.search, touched, "greeting", Greeting)
        self.competitors = Competitors(runner, self.search, touched, "competitor", Competitor)
        self.stakeholders = Stakeholders(runner, self.search, touched, "stakeholder", Stakeholder)
        self.lendings = Lendings(runner, self.search, touched, "lending", Lending)
        self.places = Places(runner, self.search, touched)
        self.rosters = Rosters(runner)
        self.complaints = Complaints(runner, self.search, touched, "complaint", Complaint)
        self.complaint_entries = ComplaintEntries(runner, self.search, touched, "complaint_entry", ComplaintEntry)
        self.satisfactions = Satisfactions(runner, self.search, touched, "satisfaction", Satisfaction)
        self.promises = Promises(runner, self.search, touched, "promise", Promise)
        self.referrals = Referrals(runner, self.search, touched, "referral", Referral)
        self.referral_asks = ReferralAsks(runner, self.search, touched, "referral_ask", ReferralAsk)
        self.rewards = Rewards(runner, self.search, touched, "reward", Reward)
        self.duplicates = Duplicates(runner)
        self.filters = Filters(runner, self.search, touched)
        self.merges = Merges(runner, self.search, touched)
        self.revenues = Revenues(runner)
        self.invoices = Invoices(runner, self.search, touched, "invoice", Invoice)
        self.invoice_entries = Entries(runner, self.search, touched, "invoice_entry", Entry)
        self.collection_steps = Steps(runner, self.search, touched, "collection_step", Step)
        self.judgements = Judgements(runner, self.search, touched, "judgement", Judgement)
        self.credit_scores = CreditScores(runner, self.search, touched, "credit_score", CreditScore)
        self.goals = Goals(runner, self.search, touched, "goal", Goal)
        self.goal_items = GoalItems(runner, self.search, touched, "goal_item", GoalItem)
        self.activities = Activities(runner)
        self.efforts = Efforts(runner)
        self.evenings = Evenings(runner)
        self.sources = Sources(runner)
        self.journal = Journal(runner, self.search, touched)

    def __enter__(self) -> "Book":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.runner.rollback()
        finally:
            self.runner.close()

    @property
    def whole(self) -> "WholeTables":
        """Every table row by row; needs the schema, and so SQLAlchemy."""
        from prospector.storage.whole_tables import WholeTables  # noqa: PLC0415

        return WholeTables(self.runner, self.search, self._touched, self.dialect)

    def snapshot(self) -> None:
        """Read from now on the book as it is now, whatever others write meanwhile; ends with the book's closing."""
        self.runner.snapshot()

    def begin(self, command: str, at: datetime, undoes: int | None = None) -> None:
        """Start writing: one transaction and one journaled operation. Waits for another writer, then gives up."""
        self.runner.begin()
        self._undoes = undoes
        self.journal.open(command, at, undoes)

    def refresh(self) -> None:
        """Derive what depends on the rows written so far, so that it can be read before ``commit``."""
        self.search.flush()
        if self._touched:
            self.standings.refresh(sorted(self._touched))
            self._touched.clear()

    def tiers_due(self, today: date) -> bool:
        """Tell whether the tiers must be derived anew: deals were written, or the window has moved since.

        A large book is ranked only once a day, with the first command that writes, so that no command waits for it.
        """
        known_on, customers = self.revenues.tiers_state()
        if known_on is not None and known_on != today:
            return True
        return customers <= _RANKED_AT_ONCE and self.journal.touches("deal")

    def commit(self) -> int | None:
        """Make everything since ``begin`` lasting; return the operation's id, or None when nothing changed."""
        self.refresh()
        operation = self.journal.close()
        if self._undoes is None:
            self.runner.commit()
        else:
            # References are checked now.
            with refused_if_built_on(self._undoes):
                self.runner.commit()
        return operation

    def rollback(self) -> None:
        """Forget everything since ``begin``."""
        self._touched.clear()
        self.search.forget()
        self.journal.current = None
        self.runner.rollback()

    def engine(self) -> str:
        """Return the name and version of the database engine."""
        return self.runner.engine()

    def search_gap(self) -> int:
        """Return by how many entries the search index differs from the rows it is made of."""
        self.search.flush()
        stored = {(row["part"], row["part_id"]): row["words"] for row in self.runner.rows("search_entries_all")}
        wanted = dict(self.search.expected(self._rows_of))
        return sum(stored.get(key) != wanted.get(key) for key in stored.keys() | wanted.keys())

    def _rows_of(self, table: str) -> list[Row]:
        return self.runner.rows(f"{table}_all")

    def prune(self, keep: int) -> int:
        """Forget all but the newest ``keep`` operations in a transaction of its own; return how many were forgotten."""
        self.runner.begin()
        forgotten = self.journal.prune(keep)
        self.runner.commit()
        return forgotten

    def derive_all(self) -> None:
        """Make every standing and search entry anew, in a transaction of its own that is not journaled."""
        self.runner.begin()
        self.standings.refresh(self.cards.all_ids())
        self.search.rebuild(self._rows_of)
        self.runner.commit()
