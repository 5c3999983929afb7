------------------------------- MODULE Opaque -------------------------------
(***************************************************************************)
(* One visit of a task whose third party offers nothing but one request.  *)
(* No rule can make the effect happen once; this one bounds it. An        *)
(* attempt begins only while fewer than Limit are unresolved and no lease *)
(* is running, and each sends once. When nothing may begin any more and   *)
(* something is unresolved, the compromise decides, and says how many     *)
(* effects there may be.                                                  *)
(*                                                                        *)
(* Nothing is assumed about time: a lease may pass while its process      *)
(* still acts, and an effect may come as late as it likes.                *)
(*                                                                        *)
(* In the code: railway.decision.Opaque, carried out by                   *)
(* railway.engine.Follower. One conditional append is one action, named   *)
(* after the fact that it writes.                                         *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS
  Procs,          \* the processes that may work on the visit at once
  MaxAttempts,    \* how many attempts are looked at

  \* What the author of the task chose.
  Limit,          \* N of the compromise; more than MaxAttempts is "at least once"
  Expires,        \* the task can expire, at any moment
  Stops,          \* the retry function may stop, and does at the last attempt

  \* The conditions of the rule. TRUE in the product.
  ConditionalAppend,   \* an entry is put only if nobody has written since the tail was read
  WritesFirst,         \* an attempt is written down before it is sent
  SendsOnce,           \* an attempt sends one request: no retries inside the client
  SilenceIsUnresolved, \* no answer is not taken for a refusal
  LapsedIsUnresolved,  \* an attempt whose lease has passed still counts
  WaitsForLease,       \* nothing begins or is given up while a lease runs
  NoWaitsForOthers,    \* a no decides only if no other attempt is unresolved
  AdmitsUncertainty    \* giving up says that nothing happened only if nothing is unresolved

VARIABLES
  lines,    \* the ledger: what is known of each attempt
  stopped,  \* the retry function said: no further attempt
  kept,     \* whether a no is kept that decides later
  outcome,  \* how the visit ended, "none" until then
  said,     \* how many effects there may be, as the compromise said
  endings,  \* how often it ended
  fresh,    \* per process: nobody has appended since it read the tail
  at,       \* per process: the attempt in its hands, 0 if there is none
  own,      \* per process: what it knows of that attempt
  net,      \* per attempt: how many of its requests are under way
  answered, \* per attempt: what the third party did
  effects   \* how often it did what was asked

ledger == <<lines, stopped, kept, outcome, said, endings>>
hands  == <<at, own>>
party  == <<net, answered, effects>>
vars   == <<ledger, fresh, hands, party>>

Attempts == 1..MaxAttempts

Init ==
  /\ lines = [k \in Attempts |-> "none"]
  /\ stopped = FALSE
  /\ kept = FALSE
  /\ outcome = "none"
  /\ said = 0
  /\ endings = 0
  /\ fresh = [p \in Procs |-> FALSE]
  /\ at = [p \in Procs |-> 0]
  /\ own = [p \in Procs |-> "none"]
  /\ net = [k \in Attempts |-> 0]
  /\ answered = [k \in Attempts |-> "none"]
  /\ effects = 0

-----------------------------------------------------------------------------
(* What the ledger says. *)

Unresolved ==
  {k \in Attempts : lines[k] \in {"begun", "ended"}
                                   \cup (IF LapsedIsUnresolved THEN {"lapsed"} ELSE {})}
Accepted == {k \in Attempts : lines[k] = "accepted"}
Running == {k \in Attempts : lines[k] = "begun"}
Begun == Cardinality({k \in Attempts : lines[k] # "none"})
Undecided == outcome = "none"

(* No process need be waited for. *)
Quiet == WaitsForLease => Running = {}

MayBegin ==
  /\ Quiet
  /\ Cardinality(Unresolved) < Limit
  /\ ~kept
  /\ ~stopped
  /\ Begun < MaxAttempts

-----------------------------------------------------------------------------
(* Appends. *)

MayAppend(p) == IF ConditionalAppend THEN fresh[p] /\ Undecided ELSE TRUE

(* Whoever appends stands after his entry; nobody else does any more. *)
Appends(p) == fresh' = [q \in Procs |-> q = p]

(* What the retry function said of an attempt counts while it is the newest. *)
Says(k, then) == stopped' = IF k = Begun THEN then = "stop" ELSE stopped

(* What was in hand is on record. *)
PutsDown(p) ==
  /\ at' = [at EXCEPT ![p] = 0]
  /\ own' = [own EXCEPT ![p] = "none"]

Attempted(p) ==
  /\ MayAppend(p)
  /\ own[p] \notin {"cleared", "sent"}
  /\ MayBegin
  /\ lines' = [lines EXCEPT ![Begun + 1] = "begun"]
  /\ at' = [at EXCEPT ![p] = Begun + 1]
  /\ own' = [own EXCEPT ![p] = "cleared"]
  /\ Appends(p)
  /\ UNCHANGED <<stopped, kept, outcome, said, endings, party>>

(* It definitely had no effect: refused, or never sent. *)
Refused(p, then) ==
  /\ MayAppend(p)
  /\ own[p] \in {"cleared", "refused"} \cup (IF SilenceIsUnresolved THEN {} ELSE {"silence"})
  /\ at[p] \in Unresolved
  /\ lines' = [lines EXCEPT ![at[p]] = "refused"]
  /\ Says(at[p], then)
  /\ PutsDown(p)
  /\ Appends(p)
  /\ UNCHANGED <<kept, outcome, said, endings, party>>

(* It brought no definite answer, and its process is done with it. *)
Unanswered(p, then) ==
  /\ MayAppend(p)
  /\ own[p] = "silence"
  /\ at[p] \in Unresolved
  /\ lines' = [lines EXCEPT ![at[p]] = IF @ = "begun" THEN "ended" ELSE @]
  /\ Says(at[p], then)
  /\ PutsDown(p)
  /\ Appends(p)
  /\ UNCHANGED <<kept, outcome, said, endings, party>>

(* Its lease has passed, and no result was stored. Its process may be alive all the same. *)
Lapsed(p, k, then) ==
  /\ MayAppend(p)
  /\ lines[k] = "begun"
  /\ lines' = [lines EXCEPT ![k] = "lapsed"]
  /\ Says(k, then)
  /\ Appends(p)
  /\ UNCHANGED <<kept, outcome, said, endings, hands, party>>

(* A no that could not decide when it was heard is kept, whatever has become known since. *)
Answered(p) ==
  /\ MayAppend(p)
  /\ own[p] = "rejected"
  /\ lines' = [lines EXCEPT ![at[p]] = "rejected"]
  /\ kept' = TRUE
  /\ PutsDown(p)
  /\ Appends(p)
  /\ UNCHANGED <<stopped, outcome, said, endings, party>>

(* Nothing may begin any more. *)
Over == kept \/ stopped \/ Expires \/ Cardinality(Unresolved) >= Limit

NothingMayHaveHappened == AdmitsUncertainty => Unresolved = {}

(* The end, and how it came to be known. *)
Justified(p, how) ==
  CASE how = "accepted"    -> own[p] = "accepted"
    [] how = "rejected"    -> /\ own[p] = "rejected"
                              /\ NoWaitsForOthers => Unresolved \subseteq {at[p]}
    [] how = "compromised" -> Quiet /\ Over /\ Unresolved # {}
    [] how = "concluded"   -> Quiet /\ kept /\ Unresolved = {}
    [] how = "expired"     -> Quiet /\ ~kept /\ Expires /\ NothingMayHaveHappened
    [] how = "faulted"     -> Quiet /\ ~kept /\ stopped /\ NothingMayHaveHappened

Hows == {"accepted", "rejected", "compromised", "concluded", "expired", "faulted"}

Transitioned(p, how) ==
  /\ MayAppend(p)
  /\ Justified(p, how)
  /\ outcome' = how
  /\ said' = IF how = "compromised" THEN Cardinality(Unresolved) ELSE 0
  /\ endings' = endings + 1
  /\ IF how \in {"accepted", "rejected"}
     THEN /\ lines' = [lines EXCEPT ![at[p]] = how]
          /\ PutsDown(p)
     ELSE UNCHANGED <<lines, hands>>
  /\ Appends(p)
  /\ UNCHANGED <<stopped, kept, party>>

(* A definite answer after the end is kept; each attempt has its own. *)
LateResult(p) ==
  /\ ~Undecided
  /\ fresh[p]
  /\ own[p] \in {"accepted", "rejected"}
  /\ lines' = [lines EXCEPT ![at[p]] = own[p]]
  /\ PutsDown(p)
  /\ Appends(p)
  /\ UNCHANGED <<stopped, kept, outcome, said, endings, party>>

-----------------------------------------------------------------------------
(* What processes do beside appending. *)

Read(p) ==
  /\ fresh' = [fresh EXCEPT ![p] = TRUE]
  /\ UNCHANGED <<ledger, hands, party>>

SendsFor(p, k) ==
  /\ at' = [at EXCEPT ![p] = k]
  /\ own' = [own EXCEPT ![p] = "sent"]
  /\ net' = [net EXCEPT ![k] = @ + 1]
  /\ UNCHANGED <<ledger, fresh, answered, effects>>

(* However late: nothing is assumed of the lease. *)
Sends(p) ==
  \/ own[p] = "cleared" /\ SendsFor(p, at[p])
  \/ own[p] = "silence" /\ ~SendsOnce /\ SendsFor(p, at[p])
  \/ own[p] = "none" /\ ~WritesFirst /\ MayAppend(p) /\ MayBegin /\ SendsFor(p, Begun + 1)

Hears(p) ==
  /\ own[p] = "sent"
  /\ answered[at[p]] # "none"
  /\ own' = [own EXCEPT ![p] = answered[at[p]]]
  /\ UNCHANGED <<ledger, fresh, at, party>>

(* Refused on the way or there: it can have no effect any more. *)
HearsRefusal(p) ==
  /\ own[p] = "sent"
  /\ net[at[p]] = 0
  /\ answered[at[p]] = "none"
  /\ own' = [own EXCEPT ![p] = "refused"]
  /\ UNCHANGED <<ledger, fresh, at, party>>

(* A time-out, a reset, a 5xx: whatever has happened or will. *)
HearsNothing(p) ==
  /\ own[p] = "sent"
  /\ own' = [own EXCEPT ![p] = "silence"]
  /\ UNCHANGED <<ledger, fresh, at, party>>

(* The process is over: returned, killed or timed out. What it had in hand is lost. *)
Ends(p) ==
  /\ fresh' = [fresh EXCEPT ![p] = FALSE]
  /\ PutsDown(p)
  /\ UNCHANGED <<ledger, party>>

-----------------------------------------------------------------------------
(* What the network and the third party do, whenever they like. *)

Acts(k, what) ==
  /\ net[k] > 0
  /\ net' = [net EXCEPT ![k] = @ - 1]
  /\ answered' = [answered EXCEPT ![k] = what]
  /\ effects' = IF what = "accepted" THEN effects + 1 ELSE effects
  /\ UNCHANGED <<ledger, fresh, hands>>

Loses(k) ==
  /\ net[k] > 0
  /\ net' = [net EXCEPT ![k] = @ - 1]
  /\ UNCHANGED <<ledger, fresh, hands, answered, effects>>

-----------------------------------------------------------------------------
Thens(k) ==
  IF ~Stops THEN {"again"} ELSE IF k = MaxAttempts THEN {"stop"} ELSE {"again", "stop"}

Next ==
  \/ \E p \in Procs :
       \/ Read(p)
       \/ Attempted(p)
       \/ \E then \in Thens(at[p]) : Refused(p, then) \/ Unanswered(p, then)
       \/ \E k \in Attempts : \E then \in Thens(k) : Lapsed(p, k, then)
       \/ Answered(p)
       \/ \E how \in Hows : Transitioned(p, how)
       \/ LateResult(p)
       \/ Sends(p)
       \/ Hears(p)
       \/ HearsRefusal(p)
       \/ HearsNothing(p)
       \/ Ends(p)
  \/ \E k \in Attempts :
       \/ \E what \in {"accepted", "rejected"} : Acts(k, what)
       \/ Loses(k)

Spec == Init /\ [][Next]_vars

(* Processes are alike. *)
Symmetry == Permutations(Procs)

(* Whoever comes gets to write at last what may be written. No answer need ever come. *)
Writing ==
  /\ SF_vars(\E p \in Procs : Attempted(p))
  /\ SF_vars(\E p \in Procs : \E k \in Attempts : \E then \in Thens(k) : Lapsed(p, k, then))
  /\ \A how \in {"compromised", "concluded", "expired", "faulted"} :
       SF_vars(\E p \in Procs : Transitioned(p, how))

(* Somebody always comes again: a duplicate, the sweeper. *)
FairSpec == Spec /\ Writing /\ SF_vars(\E p \in Procs : Read(p))

(* Somebody comes for the trigger; once an attempt is begun nobody need come again. *)
NobodyComesAgain == Spec /\ Writing /\ SF_vars(\E p \in Procs : Begun = 0 /\ Read(p))

-----------------------------------------------------------------------------
(* What is promised. *)

EffectsBounded == effects <= Limit

(* At every instant, before and after the end. *)
Certificate ==
  /\ Cardinality(Accepted) <= effects
  /\ effects <= Cardinality(Accepted) + Cardinality(Unresolved)

(* An end that says so holds now and for ever. *)
NothingHappenedIsTrue ==
  outcome \in {"rejected", "concluded", "expired", "faulted"} => effects = 0

UncertainOnlyIfUnresolved == outcome = "compromised" => said \in 1..Limit

(* The effects stay within what the compromise said. *)
CompromiseIsTrue == outcome = "compromised" => effects <= said

AcceptedIsTrue == outcome = "accepted" => effects >= 1 /\ (Limit = 1 => effects = 1)

OneTransitionPerVisit == endings <= 1

OneLeaseAtATime == Cardinality(Running) <= 1

(* At least once: the end is a yes, unless there was a no. For a task that neither stops nor
   expires. *)
OnlyAnAnswerEnds ==
  ~Undecided => outcome = "accepted" \/ \E k \in Attempts : lines[k] = "rejected"

EventuallyEnds == <>(~Undecided)

-----------------------------------------------------------------------------
(* What is not promised: claims that these fail show that the states are reached. *)

NeverCompromised == outcome # "compromised"

NeverConcluded == outcome # "concluded"

NeverMoreThanOneEffect == effects <= 1
=============================================================================
