---------------------------- MODULE Pessimistic ----------------------------
(***************************************************************************)
(* One visit of a task whose third party offers one request and a query.  *)
(* One process at a time attempts, and no attempt follows an unresolved   *)
(* one before the third party, asked after every bound has passed, has    *)
(* shown that it had no effect. Giving up takes the same way.             *)
(*                                                                        *)
(* In the code: railway.decision.PessimisticLock, carried out by          *)
(* railway.engine.Follower. One conditional append is one action, named   *)
(* after the fact that it writes.                                         *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS
  Procs,          \* the processes that may work on the visit at once
  MaxAttempts,    \* how many attempts are looked at

  \* What is assumed of the world.
  ProcessBound,     \* a process sends nothing after its lease
  NetworkBound,     \* a request has no effect later than declared
  VisibilityBound,  \* a query shows an effect no later than declared

  \* The conditions of the rule. TRUE in the product.
  ConditionalAppend,   \* an entry is put only if nobody has written since the tail was read
  SilenceIsUnresolved, \* no answer is not taken for a refusal
  AsksBeforeGivingUp,  \* giving up waits until nothing is unresolved
  NoWaitsForOthers     \* a no decides only if no other attempt is unresolved

VARIABLES
  lines,    \* the ledger: what is known of each attempt
  stopped,  \* the retry function said: no further attempt
  kept,     \* whether a no is kept that decides later
  outcome,  \* how the visit ended, "none" until then
  endings,  \* how often it ended
  late,     \* the answers that came after the end and were kept
  over,     \* attempts whose lease has passed
  fresh,    \* per process: nobody has appended since it read the tail
  at,       \* per process: the attempt in its hands, 0 if there is none
  own,      \* per process: what it knows of that attempt
  finding,  \* per process: what a query has shown it
  net,      \* attempts whose request is under way
  answered, \* per attempt: what the third party did
  hidden,   \* attempts that it will show to a query, and does not show yet
  visible   \* attempts that it shows to a query

ledger == <<lines, stopped, kept, outcome, endings, late>>
hands  == <<at, own, finding>>
party  == <<net, answered, hidden, visible>>
vars   == <<ledger, over, fresh, hands, party>>

Attempts == 1..MaxAttempts

Init ==
  /\ lines = [k \in Attempts |-> "none"]
  /\ stopped = FALSE
  /\ kept = FALSE
  /\ outcome = "none"
  /\ endings = 0
  /\ late = {}
  /\ over = {}
  /\ fresh = [p \in Procs |-> FALSE]
  /\ at = [p \in Procs |-> 0]
  /\ own = [p \in Procs |-> "none"]
  /\ finding = [p \in Procs |-> "none"]
  /\ net = {}
  /\ answered = [k \in Attempts |-> "none"]
  /\ hidden = {}
  /\ visible = {}

-----------------------------------------------------------------------------
(* What the ledger says. *)

Unresolved == {k \in Attempts : lines[k] \in {"begun", "ended", "lapsed"}}
Begun == Cardinality({k \in Attempts : lines[k] # "none"})
Undecided == outcome = "none"

(* What the world is like. *)

Effects == Cardinality({k \in Attempts : answered[k] = "accepted"})
Shown(what) == \E k \in visible : answered[k] = what
AtWork(k) == \E p \in Procs : at[p] = k /\ own[p] \in {"cleared", "sent"}

(* Every bound of an attempt has passed. *)
Settled(k) ==
  /\ k \in over \/ ~AtWork(k)
  /\ NetworkBound => k \notin net
  /\ VisibilityBound => k \notin hidden

-----------------------------------------------------------------------------
(* Appends. *)

MayAppend(p) == IF ConditionalAppend THEN fresh[p] /\ Undecided ELSE TRUE

(* Whoever appends stands after his entry; nobody else does any more. *)
Appends(p) == fresh' = [q \in Procs |-> q = p]

(* What the retry function said of an attempt counts while it is the newest. *)
Says(k, then) == stopped' = IF k = Begun THEN then = "stop" ELSE stopped

(* What was in hand is on record, or lost. *)
PutsDown(p) ==
  /\ at' = [at EXCEPT ![p] = 0]
  /\ own' = [own EXCEPT ![p] = "none"]

Attempted(p) ==
  /\ MayAppend(p)
  /\ own[p] \notin {"cleared", "sent"}
  /\ Unresolved = {}
  /\ ~kept
  /\ ~stopped
  /\ Begun < MaxAttempts
  /\ lines' = [lines EXCEPT ![Begun + 1] = "begun"]
  /\ at' = [at EXCEPT ![p] = Begun + 1]
  /\ own' = [own EXCEPT ![p] = "cleared"]
  /\ finding' = [finding EXCEPT ![p] = "none"]
  /\ Appends(p)
  /\ UNCHANGED <<over, stopped, kept, outcome, endings, late, party>>

(* It definitely had no effect: refused, or never sent. *)
Refused(p, then) ==
  /\ MayAppend(p)
  /\ own[p] \in {"cleared", "refused"} \cup (IF SilenceIsUnresolved THEN {} ELSE {"silence"})
  /\ at[p] \in Unresolved
  /\ lines' = [lines EXCEPT ![at[p]] = "refused"]
  /\ Says(at[p], then)
  /\ PutsDown(p)
  /\ Appends(p)
  /\ UNCHANGED <<over, kept, outcome, endings, late, finding, party>>

(* It brought no definite answer, and its process is done with it. *)
Unanswered(p, then) ==
  /\ MayAppend(p)
  /\ own[p] = "silence"
  /\ at[p] \in Unresolved
  /\ lines' = [lines EXCEPT ![at[p]] = IF @ = "begun" THEN "ended" ELSE @]
  /\ Says(at[p], then)
  /\ PutsDown(p)
  /\ Appends(p)
  /\ UNCHANGED <<over, kept, outcome, endings, late, finding, party>>

(* Its lease has passed, and no result was stored. *)
Lapsed(p, k, then) ==
  /\ MayAppend(p)
  /\ lines[k] = "begun"
  /\ k \in over
  /\ lines' = [lines EXCEPT ![k] = "lapsed"]
  /\ Says(k, then)
  /\ Appends(p)
  /\ UNCHANGED <<over, kept, outcome, endings, late, hands, party>>

(* A no that could not decide when it was heard is kept, whatever has become known since. *)
Answered(p) ==
  /\ MayAppend(p)
  /\ own[p] = "rejected"
  /\ lines[at[p]] \in {"begun", "ended", "lapsed", "absent"}
  /\ lines' = [lines EXCEPT ![at[p]] = "rejected"]
  /\ kept' = TRUE
  /\ PutsDown(p)
  /\ Appends(p)
  /\ UNCHANGED <<over, stopped, outcome, endings, late, finding, party>>

(* A query, made after every bound, showed no effect of any attempt so far. That a lease has passed
   is noted first, with what the retry function said of it. *)
Absent(p, k) ==
  /\ MayAppend(p)
  /\ finding[p] = "absent"
  /\ k = Begun
  /\ \A j \in Attempts : lines[j] # "begun"
  /\ lines' = [j \in Attempts |-> IF j \in Unresolved /\ j <= k THEN "absent" ELSE lines[j]]
  /\ finding' = [finding EXCEPT ![p] = "none"]
  /\ Appends(p)
  /\ UNCHANGED <<over, stopped, kept, outcome, endings, late, at, own, party>>

(* A query brought no answer. *)
UnansweredQuery(p) ==
  /\ MayAppend(p)
  /\ Unresolved # {}
  /\ Appends(p)
  /\ UNCHANGED <<over, ledger, hands, party>>

(* The end, and how it came to be known. *)
Justified(p, how) ==
  CASE how = "accepted"      -> own[p] = "accepted"
    [] how = "rejected"      -> /\ own[p] = "rejected"
                                /\ NoWaitsForOthers => Unresolved \subseteq {at[p]}
    [] how = "found"         -> finding[p] = "found"
    [] how = "foundRejected" -> finding[p] = "foundRejected"
    [] how = "concluded"     -> kept /\ Unresolved = {}
    [] how = "expired"       -> ~kept /\ (AsksBeforeGivingUp => Unresolved = {})
    [] how = "faulted"       -> ~kept /\ stopped /\ (AsksBeforeGivingUp => Unresolved = {})

Hows == {"accepted", "rejected", "found", "foundRejected", "concluded", "expired", "faulted"}

Transitioned(p, how) ==
  /\ MayAppend(p)
  /\ Justified(p, how)
  /\ outcome' = how
  /\ endings' = endings + 1
  /\ IF how \in {"accepted", "rejected"} THEN PutsDown(p) ELSE UNCHANGED <<at, own>>
  /\ finding' = [finding EXCEPT ![p] = "none"]
  /\ Appends(p)
  /\ UNCHANGED <<over, lines, stopped, kept, late, party>>

(* A definite answer after the end is kept, unless the end says the same. *)
LateResult(p) ==
  /\ ~Undecided
  /\ fresh[p]
  /\ \/ own[p] = "accepted" /\ outcome \notin {"accepted", "found"}
     \/ own[p] = "rejected" /\ outcome \notin {"rejected", "foundRejected", "concluded"}
  /\ own[p] \notin late
  /\ late' = late \cup {own[p]}
  /\ PutsDown(p)
  /\ Appends(p)
  /\ UNCHANGED <<over, lines, stopped, kept, outcome, endings, finding, party>>

-----------------------------------------------------------------------------
(* What processes do beside appending. *)

(* Reads the tail. What was found is the truth for ever; what was judged is dropped. *)
Read(p) ==
  /\ fresh' = [fresh EXCEPT ![p] = TRUE]
  /\ finding' = [finding EXCEPT ![p] = IF @ = "absent" THEN "none" ELSE @]
  /\ UNCHANGED <<over, ledger, at, own, party>>

Sends(p) ==
  /\ own[p] = "cleared"
  /\ ProcessBound => at[p] \notin over
  /\ own' = [own EXCEPT ![p] = "sent"]
  /\ net' = net \cup {at[p]}
  /\ UNCHANGED <<over, ledger, fresh, at, finding, answered, hidden, visible>>

(* Whoever has been overtaken may ask too early; then nothing but a finding is of use to him. *)
Asks(p) ==
  /\ fresh[p] => /\ Undecided
                 /\ Unresolved # {}
                 /\ \A k \in Unresolved : Settled(k)
  /\ own[p] \notin {"cleared", "sent"}
  /\ finding' = [finding EXCEPT ![p] =
                   IF Shown("accepted") THEN "found"
                   ELSE IF Shown("rejected") THEN "foundRejected" ELSE "absent"]
  /\ UNCHANGED <<over, ledger, fresh, at, own, party>>

Hears(p) ==
  /\ own[p] = "sent"
  /\ answered[at[p]] # "none"
  /\ own' = [own EXCEPT ![p] = answered[at[p]]]
  /\ UNCHANGED <<over, ledger, fresh, at, finding, party>>

(* The request was turned away, on the way or there (Loses), and the process is told so. *)
HearsRefusal(p) ==
  /\ own[p] = "sent"
  /\ at[p] \notin net
  /\ answered[at[p]] = "none"
  /\ own' = [own EXCEPT ![p] = "refused"]
  /\ UNCHANGED <<over, ledger, fresh, at, finding, party>>

(* A time-out, a reset, a 5xx: whatever has happened or will. *)
HearsNothing(p) ==
  /\ own[p] = "sent"
  /\ own' = [own EXCEPT ![p] = "silence"]
  /\ UNCHANGED <<over, ledger, fresh, at, finding, party>>

(* The process is over: returned, killed or timed out. What it had in hand is lost. *)
Ends(p) ==
  /\ fresh' = [fresh EXCEPT ![p] = FALSE]
  /\ PutsDown(p)
  /\ finding' = [finding EXCEPT ![p] = "none"]
  /\ UNCHANGED <<over, ledger, party>>

-----------------------------------------------------------------------------
(* What time, the network and the third party do. *)

(* The lease of an attempt passes, by every clock. *)
LeaseEnds(k) ==
  /\ lines[k] # "none"
  /\ k \notin over
  /\ over' = over \cup {k}
  /\ UNCHANGED <<ledger, fresh, hands, party>>

(* An answer is shown to queries from some later moment on; a no perhaps never. *)
Acts(k, what, shows) ==
  /\ k \in net
  /\ net' = net \ {k}
  /\ answered' = [answered EXCEPT ![k] = what]
  /\ hidden' = IF shows THEN hidden \cup {k} ELSE hidden
  /\ UNCHANGED <<over, ledger, fresh, hands, visible>>

Shows(k) ==
  /\ k \in hidden
  /\ hidden' = hidden \ {k}
  /\ visible' = visible \cup {k}
  /\ UNCHANGED <<over, ledger, fresh, hands, net, answered>>

Loses(k) ==
  /\ k \in net
  /\ net' = net \ {k}
  /\ UNCHANGED <<over, ledger, fresh, hands, answered, hidden, visible>>

-----------------------------------------------------------------------------
(* The retry function stops at the last attempt that is looked at. *)
Thens(k) == IF k = MaxAttempts THEN {"stop"} ELSE {"again", "stop"}

Next ==
  \/ \E p \in Procs :
       \/ Read(p)
       \/ Attempted(p)
       \/ \E then \in Thens(at[p]) : Refused(p, then) \/ Unanswered(p, then)
       \/ \E k \in Attempts : \E then \in Thens(k) : Lapsed(p, k, then)
       \/ \E k \in Attempts : Absent(p, k)
       \/ Answered(p)
       \/ UnansweredQuery(p)
       \/ \E how \in Hows : Transitioned(p, how)
       \/ LateResult(p)
       \/ Sends(p)
       \/ Asks(p)
       \/ Hears(p)
       \/ HearsRefusal(p)
       \/ HearsNothing(p)
       \/ Ends(p)
  \/ \E k \in Attempts :
       \/ Acts(k, "accepted", TRUE)
       \/ \E shows \in BOOLEAN : Acts(k, "rejected", shows)
       \/ Shows(k)
       \/ Loses(k)
       \/ lines[k] = "begun" /\ LeaseEnds(k)  \* of another line it changes nothing

Spec == Init /\ [][Next]_vars

(* Processes are alike. *)
Symmetry == Permutations(Procs)

(* Every process ends, every request arrives or is lost, and every effect is shown at last. *)
WorldGoesOn ==
  /\ \A p \in Procs : WF_vars(Ends(p))
  /\ WF_vars(\E k \in Attempts : Loses(k))
  /\ WF_vars(\E k \in Attempts : Shows(k))
  /\ WF_vars(\E k \in Attempts : lines[k] = "begun" /\ LeaseEnds(k))

(* Whoever comes gets to ask and to write at last. No attempt need ever be answered. *)
Clearing ==
  /\ SF_vars(\E p \in Procs : \E k \in Attempts : \E then \in Thens(k) : Lapsed(p, k, then))
  /\ SF_vars(\E p \in Procs : fresh[p] /\ Asks(p))
  /\ SF_vars(\E p \in Procs : \E k \in Attempts : Absent(p, k))
  /\ \A how \in {"found", "foundRejected", "concluded"} :
       SF_vars(\E p \in Procs : Transitioned(p, how))

Insisting ==
  /\ SF_vars(\E p \in Procs : Attempted(p))
  /\ SF_vars(\E p \in Procs : Transitioned(p, "faulted"))

(* Somebody always comes again: a duplicate, the sweeper. *)
SomebodyComes == SF_vars(\E p \in Procs : Read(p))

(* The task need not expire: the retry function stops at last. *)
FairSpec == Spec /\ WorldGoesOn /\ Clearing /\ Insisting /\ SomebodyComes

(* The retry function need not stop, and nobody need attempt: the task expires. *)
ExpiringSpec ==
  /\ Spec /\ WorldGoesOn /\ Clearing /\ SomebodyComes
  /\ SF_vars(\E p \in Procs : Transitioned(p, "expired"))

(* Somebody comes for the trigger; once an attempt is begun nobody need come again. *)
NobodyComesAgain ==
  Spec /\ WorldGoesOn /\ Clearing /\ Insisting /\ SF_vars(\E p \in Procs : Begun = 0 /\ Read(p))

-----------------------------------------------------------------------------
(* What is promised. *)

AtMostOneEffect == Effects <= 1

OneAttemptAtATime == Cardinality(Unresolved) <= 1

OneTransitionPerVisit == endings <= 1

(* accepted <= effects <= accepted + unresolved; nothing is accepted before the end. *)
Certificate == Undecided => Effects <= Cardinality(Unresolved)

(* An end that says so holds now and for ever: no effect after the transition. *)
NothingHappenedIsTrue ==
  outcome \in {"rejected", "foundRejected", "concluded", "expired", "faulted"} => Effects = 0

AcceptedIsTrue == outcome \in {"accepted", "found"} => Effects = 1

(* The category is never uncertain: there is no other end than these. *)
NeverUncertain == outcome \in Hows \cup {"none"}

(* A yes never comes after the end. *)
NoYesComesLate == "accepted" \notin late

EventuallyEnds == <>(~Undecided)

-----------------------------------------------------------------------------
(* What is not promised: claims that these fail show that the states are reached. *)

NeverFound == outcome # "found"

NeverConcluded == outcome # "concluded"

NoNoComesLate == "rejected" \notin late
=============================================================================
