------------------------------ MODULE Workflow ------------------------------
(***************************************************************************)
(* One instance of a workflow, from its trigger to the announcement of its *)
(* ending. Two tasks follow each other in a loop: visits 1, 3, 5 ... are   *)
(* of the first, visits 2, 4, 6 ... of the second, and after some of them  *)
(* the workflow may end. The third party keeps a key for each identifier.  *)
(* What other categories do about it is proved in modules of their own.    *)
(*                                                                         *)
(* The journal is a sequence of entries, and entry n+1 is put only if      *)
(* there is none. A process that has read n entries may put the next one,  *)
(* and goes on itself (the express track), or leaves it to a stream        *)
(* record, or dies. The row of the read model shows one entry and, if that *)
(* has a due time, the sweeper sees it.                                    *)
(*                                                                         *)
(* A follower's record may come at any time, any number of times, in any   *)
(* order or never, so that it needs no variable: nothing relies on it but  *)
(* the announcement of the ending. The projection's records may come late, *)
(* again and in any order, too; but each does come, unless it is lost.     *)
(*                                                                         *)
(* In the code: railway.engine.Railway, Follower, Projection and Patrol,   *)
(* with railway.engine.Standings for the due times.                        *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets, TLC

CONSTANTS
  Procs,      \* the processes that may work on the instance at once
  MaxVisits,  \* how many visits are looked at
  EndsAfter,  \* the visits after which it may end
  MaxNotes,   \* how many entries that end no visit are looked at

  \* What is assumed of the world.
  MayGiveUp,         \* a visit may also end without an acceptance
  MayPause,          \* a workflow may have to wait for an operator, who resumes it
  SomebodySweeps,    \* rows that are due are looked after
  ProjectionIsTold,  \* no record of the projection is lost for good
  SomebodyRebuilds,  \* an operator makes the row anew from the journal
  EndingsAreKept,    \* the record of the ending is kept until it is announced

  \* The conditions of the rule. TRUE in the product.
  ConditionalStart,      \* the first entry is put only if there is none
  ConditionalAppend,     \* entry n+1 is put only if there is none
  OneAppend,             \* what ends a visit also says what comes next
  VisitInTheIdentifier,  \* a second visit of a task has an identifier of its own
  AlwaysDue,             \* an entry whose writer goes on has a due time, too
  ComparesRows,          \* a row is only replaced by that of a newer entry
  AnnouncedByTheStream   \* an ending is announced by whom its record brings

VARIABLES
  journal,    \* the entries, from the first to the newest
  row,        \* the number of the entry that the read model shows, 0 if none
  highest,    \* the highest such number so far
  lost,       \* entries of which the projection will never hear
  forgotten,  \* the record of the ending is gone
  announced,  \* the ending has been announced
  role,       \* per process: "idle", "follower", "sweeper", or "ender"
  saw,        \* per process: how many entries it knows, 0 if it has read none
  heard,      \* per process: the third party said that the visit is done
  effects     \* the visits whose effect has happened

readModel == <<row, highest, lost>>
ending    == <<forgotten, announced>>
hands     == <<role, saw, heard>>
vars      == <<journal, readModel, ending, hands, effects>>

Visits == 1..MaxVisits

Init ==
  /\ journal = <<>>
  /\ row = 0
  /\ highest = 0
  /\ lost = {}
  /\ forgotten = FALSE
  /\ announced = FALSE
  /\ role = [p \in Procs |-> "idle"]
  /\ saw = [p \in Procs |-> 0]
  /\ heard = [p \in Procs |-> FALSE]
  /\ effects = {}

-----------------------------------------------------------------------------
(* What the journal says. *)

(* An entry: the visit that it ends (0: none) and how, and where the workflow then stands. *)
Entry(ends, how, at, status, due) ==
  [ends |-> ends, how |-> how, at |-> at, status |-> status, due |-> due]

Length == Len(journal)
Newest == journal[Length]
Begun == Length > 0
Ended == Begun /\ Newest.status = "ended"
IsEnding(k) == journal[k].ends # 0 /\ journal[k].status = "ended"
Notes == Cardinality({k \in 2..Length : journal[k].ends = 0})

(* What a process believes. *)
Known(p) == journal[saw[p]]

(* The third party's key for a visit. *)
Key(i) == IF VisitInTheIdentifier THEN i ELSE i % 2
Taken(i) == \E j \in effects : Key(j) = Key(i)

-----------------------------------------------------------------------------
(* Appends. *)

MayAppend(p) == saw[p] > 0 /\ (ConditionalAppend => saw[p] = Length)

Puts(p, entry) ==
  /\ journal' = Append(journal, entry)
  /\ saw' = [saw EXCEPT ![p] = Length + 1]

(* The trigger may come any number of times. *)
Started(p) ==
  /\ role[p] = "idle"
  /\ ConditionalStart => ~Begun
  /\ journal' = Append(journal, Entry(0, "none", 1, "runs", TRUE))
  /\ UNCHANGED <<readModel, ending, hands, effects>>

Hops == {"stream", "none"}

(* Who goes on: a stream record brings somebody, or the writer does. *)
Due(hop) == hop = "stream" \/ AlwaysDue

Justified(p, how) ==
  CASE how = "accepted"  -> heard[p]
    [] how = "otherwise" -> MayGiveUp

Transitioned(p, how, to, hop) ==
  /\ MayAppend(p)
  /\ Known(p).status = "runs"
  /\ Justified(p, how)
  /\ LET i == Known(p).at IN
     CASE to = "end" ->
            /\ hop = "stream"
            /\ i \in EndsAfter
            /\ Puts(p, Entry(i, how, i, "ended", FALSE))
       [] to = "next" ->
            /\ i < MaxVisits
            /\ Puts(p, IF OneAppend
                       THEN Entry(i, how, i + 1, "runs", Due(hop))
                       ELSE Entry(i, how, i, "between", FALSE))
  /\ heard' = [heard EXCEPT ![p] = FALSE]
  /\ role' = [role EXCEPT ![p] = IF to = "end" /\ ~AnnouncedByTheStream THEN "ender" ELSE @]
  /\ UNCHANGED <<readModel, ending, effects>>

(* The second half of a transition, were it written in two. *)
Moved(p, hop) ==
  /\ MayAppend(p)
  /\ Known(p).status = "between"
  /\ Puts(p, Entry(0, "none", Known(p).at + 1, "runs", Due(hop)))
  /\ UNCHANGED <<readModel, ending, role, heard, effects>>

(* Anything else that is worth an entry: of an attempt, a late result. *)
Noted(p, hop) ==
  /\ MayAppend(p)
  /\ Notes < MaxNotes
  /\ Puts(p, Entry(0, "none", Known(p).at, Known(p).status, Known(p).status = "runs" /\ Due(hop)))
  /\ UNCHANGED <<readModel, ending, role, heard, effects>>

(* The definition is broken, and only a person can mend it. *)
Paused(p) ==
  /\ MayPause
  /\ MayAppend(p)
  /\ Notes < MaxNotes
  /\ Known(p).status = "runs"
  /\ Puts(p, Entry(0, "none", Known(p).at, "paused", FALSE))
  /\ UNCHANGED <<readModel, ending, role, heard, effects>>

Resumed(p) ==
  /\ MayAppend(p)
  /\ Known(p).status = "paused"
  /\ Puts(p, Entry(0, "none", Known(p).at, "runs", TRUE))
  /\ UNCHANGED <<readModel, ending, role, heard, effects>>

-----------------------------------------------------------------------------
(* What processes do beside appending. *)

Takes(p, what) ==
  /\ role[p] = "idle"
  /\ role' = [role EXCEPT ![p] = what]
  /\ UNCHANGED <<journal, readModel, ending, saw, heard, effects>>

(* The stream brings a follower, with some entry as a hint. *)
Followed(p, k) == k \in 1..Length /\ Takes(p, "follower")

(* The sweeper has been handed a row with a due time; there may be a newer one by now. *)
Woken(p, k) ==
  /\ SomebodySweeps
  /\ k \in 1..highest
  /\ journal[k].due
  /\ Takes(p, "sweeper")

(* An operator has mended what paused the workflow. *)
Called(p) == MayPause /\ Takes(p, "follower")

(* An answer about another visit than the one that is found is of no use. *)
Read(p) ==
  /\ role[p] # "idle"
  /\ Begun
  /\ saw' = [saw EXCEPT ![p] = Length]
  /\ heard' = [heard EXCEPT ![p] = @ /\ Known(p).at = Newest.at /\ ~Ended]
  /\ UNCHANGED <<journal, readModel, ending, role, effects>>

Hears(p) ==
  /\ saw[p] > 0
  /\ Known(p).status = "runs"
  /\ Taken(Known(p).at)
  /\ heard' = [heard EXCEPT ![p] = TRUE]
  /\ UNCHANGED <<journal, readModel, ending, role, saw, effects>>

Shown(k) ==
  /\ row' = IF ComparesRows /\ row > k THEN row ELSE k
  /\ highest' = IF k > highest THEN k ELSE highest

(* The sweeper mends a row that is older than what it has read. *)
Mended(p, k) ==
  /\ role[p] = "sweeper"
  /\ k \in 1..saw[p]
  /\ Shown(k)
  /\ UNCHANGED <<journal, lost, ending, hands, effects>>

Announced(p, k) ==
  /\ k \in 1..Length
  /\ IsEnding(k)
  /\ IF AnnouncedByTheStream THEN ~forgotten ELSE role[p] = "ender" /\ saw[p] = k
  /\ announced' = TRUE
  /\ UNCHANGED <<journal, readModel, forgotten, hands, effects>>

(* The process is over: returned, killed or timed out. What it had in hand is lost. *)
Ends(p) ==
  /\ role' = [role EXCEPT ![p] = "idle"]
  /\ saw' = [saw EXCEPT ![p] = 0]
  /\ heard' = [heard EXCEPT ![p] = FALSE]
  /\ UNCHANGED <<journal, readModel, ending, effects>>

-----------------------------------------------------------------------------
(* What the world does. *)

(* A request arrives, perhaps long after it was sent: a key that it knows has no new effect. *)
Acts(i) ==
  /\ Begun
  /\ i <= Newest.at
  /\ effects' = IF Taken(i) THEN effects ELSE effects \cup {i}
  /\ UNCHANGED <<journal, readModel, ending, hands>>

(* The projection hears of an entry: late, again, in any order. *)
Projected(k) ==
  /\ k \in 1..Length
  /\ k \notin lost
  /\ Shown(k)
  /\ UNCHANGED <<journal, lost, ending, hands, effects>>

(* It will never hear of this one. *)
Lost(k) ==
  /\ ~ProjectionIsTold
  /\ k \in (highest + 1)..Length
  /\ lost' = lost \cup {k}
  /\ UNCHANGED <<journal, row, highest, ending, hands, effects>>

Rebuilt ==
  /\ SomebodyRebuilds
  /\ Begun
  /\ Shown(Length)
  /\ UNCHANGED <<journal, lost, ending, hands, effects>>

(* The stream gives up the record of the ending, and nobody keeps it. *)
Forgotten ==
  /\ ~EndingsAreKept
  /\ Ended
  /\ forgotten' = TRUE
  /\ UNCHANGED <<journal, readModel, announced, hands, effects>>

-----------------------------------------------------------------------------
Hows == {"accepted", "otherwise"}
Tos == {"next", "end"}

Next ==
  \/ \E p \in Procs :
       \/ Started(p)
       \/ \E how \in Hows, to \in Tos, hop \in Hops : Transitioned(p, how, to, hop)
       \/ \E hop \in Hops : Moved(p, hop) \/ Noted(p, hop)
       \/ Paused(p)
       \/ Resumed(p)
       \/ \E k \in 1..Length : Followed(p, k) \/ Mended(p, k) \/ Announced(p, k)
       \/ Woken(p, row)
       \/ Called(p)
       \/ Read(p)
       \/ Hears(p)
       \/ Ends(p)
  \/ \E i \in Visits : Acts(i)
  \/ \E k \in 1..Length : Projected(k) \/ Lost(k)
  \/ Rebuilt
  \/ Forgotten

Spec == Init /\ [][Next]_vars

(* Triggers come at least once, the sweeper and the projection always again; no follower need come. *)
Fairness ==
  /\ WF_vars(\E p \in Procs : Started(p))
  /\ SF_vars(\E p \in Procs : Woken(p, row))
  /\ SF_vars(\E p \in Procs : role[p] = "sweeper" /\ Read(p))
  /\ WF_vars(\E i \in Visits : Acts(i))
  /\ SF_vars(\E p \in Procs : role[p] = "sweeper" /\ Hears(p))
  /\ SF_vars(\E p \in Procs, to \in Tos, hop \in Hops : Transitioned(p, "accepted", to, hop))
  /\ WF_vars(\E k \in 1..Length : k > row /\ Projected(k))
  /\ WF_vars(\E p \in Procs, k \in 1..Length : Announced(p, k))
  /\ SF_vars(\E p \in Procs : Ends(p))
  /\ WF_vars(Rebuilt)

(* An operator sees to a workflow that is paused. *)
OperatorActs ==
  /\ SF_vars(\E p \in Procs : Started(p))
  /\ SF_vars(\E p \in Procs : Called(p))
  /\ SF_vars(\E p \in Procs : role[p] = "follower" /\ Read(p))
  /\ SF_vars(\E p \in Procs : Resumed(p))

FairSpec == Spec /\ Fairness
OperatedSpec == FairSpec /\ OperatorActs

-----------------------------------------------------------------------------
(* What is promised. *)

OneTransitionPerVisit ==
  \A j, k \in 1..Length : journal[j].ends # 0 /\ journal[j].ends = journal[k].ends => j = k

OneEnding == Cardinality({k \in 1..Length : IsEnding(k)}) <= 1

(* Every entry follows from the one before; nothing comes back after the end. *)
NothingLost ==
  \A k \in 1..Length :
    LET now == journal[k] IN
    IF k = 1 THEN now.ends = 0 /\ now.at = 1 /\ now.status = "runs"
    ELSE LET before == journal[k - 1] IN
         IF now.ends = 0
         THEN /\ now.at = before.at
              /\ before.status = "ended" <=> now.status = "ended"
         ELSE /\ before.status = "runs"
              /\ now.ends = before.at
              /\ now.at = before.at + 1 \/ now.status = "ended"

(* A visit that says so has had its effect, and it was its own. *)
EachVisitHasItsEffect ==
  \A k \in 1..Length : journal[k].how = "accepted" => journal[k].ends \in effects

(* The row is due, or the projection is going to make it so. *)
DueInTheIndex ==
  \/ row > 0 /\ journal[row].due
  \/ \E k \in (row + 1)..Length : k \notin lost /\ journal[k].due

AtWork(p) == role[p] # "idle" /\ saw[p] = Length

(* A follower's record on its way would be a driver, too. It is not counted, for it may be dropped. *)
MustGoOn == Begun /\ Newest.status \notin {"ended", "paused"}
EveryWorkflowHasADriver == MustGoOn => DueInTheIndex \/ \E p \in Procs : AtWork(p)

(* And no process and no follower's record is the only one: each may be gone the next moment. *)
NobodyIsIndispensable == MustGoOn => DueInTheIndex

RowNeverGoesBack == row = highest

AnnouncedMeansEnded == announced => Ended

EventuallyEnds == <>Ended

EndingIsAnnounced == <>announced

(* In the end the read model says what the journal says. *)
RowCatchesUp == <>[](Begun /\ row = Length)

(* What can happen: each is refuted, or nothing above would mean anything. *)
NeverLoops == \A k \in 1..Length : journal[k].at < 3
NeverEndsAfterALoop == ~(Ended /\ Newest.at > 2)
NeverStale == \A p \in Procs : saw[p] \in {0, Length}
NeverMended == ~(\E p \in Procs : role[p] = "sweeper" /\ saw[p] > row)

(* For safety claims: names mean nothing. *)
Alike == Permutations(Procs)
=============================================================================
