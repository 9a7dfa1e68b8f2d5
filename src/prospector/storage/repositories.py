"""The repositories of the book, each made when it is first asked for: a daily command imports only what it uses."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from prospector.storage.runner import Runner
from prospector.storage.search import SearchIndex

if TYPE_CHECKING:
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
    from prospector.storage.lendings import Lendings
    from prospector.storage.merging import Merges
    from prospector.storage.occasions import Occasions, OwnOccasions
    from prospector.storage.places import Places
    from prospector.storage.promises import Promises
    from prospector.storage.receivables import Entries, Invoices, Judgements, Steps
    from prospector.storage.referrals import ReferralAsks, Referrals, Rewards
    from prospector.storage.revenues import Revenues
    from prospector.storage.rosters import Rosters
    from prospector.storage.sources import Sources
    from prospector.storage.stakeholders import Stakeholders


class _Made(NamedTuple):
    """Of what a repository is made: module and class, whether it writes; of plain records the table and the record."""

    module: str
    kind: str
    writes: bool = True
    table: str = ""
    record: str = ""


_MADE = {
    "cards": _Made("cards", "Cards"),
    "calls": _Made("calls", "Calls"),
    "notes": _Made("calls", "Notes"),
    "deals": _Made("deals", "Deals", table="deal", record="deal:Deal"),
    "follow_ups": _Made("follow_ups", "FollowUps"),
    "qualifications": _Made("follow_ups", "Qualifications"),
    "standings": _Made("follow_ups", "Standings"),
    "agendas": _Made("agendas", "Agendas", writes=False),
    "occasions": _Made("occasions", "Occasions"),
    "own_occasions": _Made("occasions", "OwnOccasions", table="occasion", record="occasion:OwnOccasion"),
    "greetings": _Made("greetings", "Greetings", table="greeting", record="greeting:Greeting"),
    "competitors": _Made("competitors", "Competitors", table="competitor", record="competitor:Competitor"),
    "stakeholders": _Made("stakeholders", "Stakeholders", table="stakeholder", record="stakeholder:Stakeholder"),
    "lendings": _Made("lendings", "Lendings", table="lending", record="lending:Lending"),
    "places": _Made("places", "Places"),
    "rosters": _Made("rosters", "Rosters", writes=False),
    "complaints": _Made("complaints", "Complaints", table="complaint", record="complaint:Complaint"),
    "complaint_entries": _Made("complaints", "ComplaintEntries", table="complaint_entry", record="complaint:Entry"),
    "satisfactions": _Made("complaints", "Satisfactions", table="satisfaction", record="satisfaction:Satisfaction"),
    "promises": _Made("promises", "Promises", table="promise", record="promise:Promise"),
    "referrals": _Made("referrals", "Referrals", table="referral", record="referral:Referral"),
    "referral_asks": _Made("referrals", "ReferralAsks", table="referral_ask", record="referral:ReferralAsk"),
    "rewards": _Made("referrals", "Rewards", table="reward", record="referral:Reward"),
    "duplicates": _Made("duplicates", "Duplicates", writes=False),
    "filters": _Made("filters", "Filters"),
    "merges": _Made("merging", "Merges"),
    "revenues": _Made("revenues", "Revenues", writes=False),
    "invoices": _Made("receivables", "Invoices", table="invoice", record="receivable:Invoice"),
    "invoice_entries": _Made("receivables", "Entries", table="invoice_entry", record="receivable:Entry"),
    "collection_steps": _Made("receivables", "Steps", table="collection_step", record="receivable:Step"),
    "judgements": _Made("receivables", "Judgements", table="judgement", record="receivable:Judgement"),
    "credit_scores": _Made("credits", "CreditScores", table="credit_score", record="credit:CreditScore"),
    "goals": _Made("goals", "Goals", table="goal", record="goal:Goal"),
    "goal_items": _Made("goals", "GoalItems", table="goal_item", record="goal:GoalItem"),
    "activities": _Made("goals", "Activities", writes=False),
    "efforts": _Made("efforts", "Efforts", writes=False),
    "evenings": _Made("evenings", "Evenings", writes=False),
    "sources": _Made("sources", "Sources", writes=False),
}


class Repositories:
    """Base of the book: gives every repository by name."""

    if TYPE_CHECKING:
        cards: Cards
        calls: Calls
        notes: Notes
        deals: Deals
        follow_ups: FollowUps
        qualifications: Qualifications
        standings: Standings
        agendas: Agendas
        occasions: Occasions
        own_occasions: OwnOccasions
        greetings: Greetings
        competitors: Competitors
        stakeholders: Stakeholders
        lendings: Lendings
        places: Places
        rosters: Rosters
        complaints: Complaints
        complaint_entries: ComplaintEntries
        satisfactions: Satisfactions
        promises: Promises
        referrals: Referrals
        referral_asks: ReferralAsks
        rewards: Rewards
        duplicates: Duplicates
        filters: Filters
        merges: Merges
        revenues: Revenues
        invoices: Invoices
        invoice_entries: Entries
        collection_steps: Steps
        judgements: Judgements
        credit_scores: CreditScores
        goals: Goals
        goal_items: GoalItems
        activities: Activities
        efforts: Efforts
        evenings: Evenings
        sources: Sources

    def __init__(self, runner: Runner, search: SearchIndex, touched: set[int]) -> None:
        self.runner = runner
        self.search = search
        self._touched = touched

    def __getattr__(self, name: str) -> Any:
        """Make the repository ``name`` and keep it."""
        made = _MADE.get(name)
        if made is None:
            raise AttributeError(name)
        kind = getattr(import_module(f"prospector.storage.{made.module}"), made.kind)
        arguments: list[Any] = [self.runner]
        if made.writes:
            arguments += [self.search, self._touched]
        if made.table:
            module, _, record = made.record.partition(":")
            arguments += [made.table, getattr(import_module(f"prospector.domain.{module}"), record)]
        repository = kind(*arguments)
        setattr(self, name, repository)
        return repository
