----------------------------- MODULE Idempotent -----------------------------
(***************************************************************************)
(* One visit of a task whose third party takes an idempotency key. The    *)
(* key, and not the engine, keeps the effect single: nothing is written   *)
(* before a request is sent, any number of processes may send at once,    *)
(* and any definite answer answers all of them. Giving up never says that *)
(* nothing happened: a process may have sent and left no trace.           *)
(*                                                                        *)
(* In the code: railway.decision.Idempotent, carried out by               *)
(* railway.engine.Follower. One conditional append is one action, named   *)
(* after the fact that it writes.                                         *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS
  Procs,          \* the processes that may work on the visit at once
  Requests,       \* 1..n: how many requests may be under way or awaited at once

  \* What is assumed of the world.
  KeyRetention,   \* the key is remembered while anything sent in time may still arrive

  \* The conditions of the rule. TRUE in the product.
  ConditionalAppend,   \* an entry is put only if nobody has written since the tail was read
  SameKey,             \* every request of the visit carries the same key
  StopsInTime,         \* nothing is sent once the key may be forgotten
  InProgressIsRefused, \* "in progress" is not taken for a no
  GivingUpIsUncertain  \* giving up says "at most once", never "nothing happened"

VARIABLES
  stopped,   \* the retry function said: no further attempt
  outcome,   \* how the visit ended, "none" until then
  endings,   \* how often it ended
  late,      \* the answers that came after the end and were kept
  fresh,     \* per process: nobody has appended since it read the tail
  clear,     \* per process: it may send, again and again, until it ends
  tried,     \* per process: it has sent
  awaits,    \* per process: the request whose reply it awaits or has, 0 if there is none
  own,       \* per process: what it knows of that request
  net,       \* the requests that are under way, or are being worked at
  replied,   \* per request: the reply that waits for whoever awaits it
  remembered,\* the answer that the third party remembers for the key
  forgotten, \* the third party has forgotten the key once
  effects    \* how often the third party did what was asked

ledger == <<stopped, outcome, endings, late>>
hands  == <<clear, tried, awaits, own>>
party  == <<net, replied, remembered, forgotten, effects>>
vars   == <<ledger, fresh, hands, party>>

Init ==
  /\ stopped = FALSE
  /\ outcome = "none"
  /\ endings = 0
  /\ late = {}
  /\ fresh = [p \in Procs |-> FALSE]
  /\ clear = [p \in Procs |-> FALSE]
  /\ tried = [p \in Procs |-> FALSE]
  /\ awaits = [p \in Procs |-> 0]
  /\ own = [p \in Procs |-> "none"]
  /\ net = {}
  /\ replied = [r \in Requests |-> "none"]
  /\ remembered = "none"
  /\ forgotten = FALSE
  /\ effects = 0

Undecided == outcome = "none"

-----------------------------------------------------------------------------
(* Appends. *)

MayAppend(p) == IF ConditionalAppend THEN fresh[p] /\ Undecided ELSE TRUE

(* Whoever appends stands after his entry; nobody else does any more. *)
Appends(p) == fresh' = [q \in Procs |-> q = p]

(* Nothing waits for a reply that nobody awaits any more. *)
PutsDown(p) ==
  /\ awaits' = [awaits EXCEPT ![p] = 0]
  /\ own' = [own EXCEPT ![p] = "none"]
  /\ replied' = IF awaits[p] = 0 THEN replied ELSE [replied EXCEPT ![awaits[p]] = "none"]

(* Some tries were refused, or were never sent. What counts is what the retry function said. *)
Refused(p, then) ==
  /\ MayAppend(p)
  /\ clear[p]
  /\ own[p] # "sent"
  /\ stopped' = (then = "stop")
  /\ Appends(p)
  /\ UNCHANGED <<outcome, endings, late, hands, party>>

(* Some tries brought no definite answer. What counts is what the retry function said. *)
Unanswered(p, then) ==
  /\ MayAppend(p)
  /\ tried[p]
  /\ own[p] # "sent"
  /\ stopped' = (then = "stop")
  /\ Appends(p)
  /\ UNCHANGED <<outcome, endings, late, hands, party>>

(* The end, and how it came to be known. *)
Justified(p, how) ==
  CASE how = "accepted"  -> own[p] = "accepted"
    [] how = "rejected"  -> own[p] = "rejected"
    [] how = "expired"   -> TRUE
    [] how = "faulted"   -> stopped
    [] how = "forgotten" -> TRUE

(* Given up: expired, the retry function stopped, or the key may be forgotten from now on. *)
GivenUp == {"expired", "faulted", "forgotten"}
Hows == {"accepted", "rejected"} \cup GivenUp

Transitioned(p, how) ==
  /\ MayAppend(p)
  /\ Justified(p, how)
  /\ outcome' = how
  /\ endings' = endings + 1
  /\ IF how \in {"accepted", "rejected"}
     THEN PutsDown(p)
     ELSE UNCHANGED <<awaits, own, replied>>
  /\ Appends(p)
  /\ UNCHANGED <<stopped, late, clear, tried, net, remembered, forgotten, effects>>

(* A definite answer after the end is kept, unless it is no news: equal answers are one. *)
LateResult(p) ==
  /\ ~Undecided
  /\ fresh[p]
  /\ own[p] \in {"accepted", "rejected"}
  /\ own[p] \notin late \cup {outcome}
  /\ late' = late \cup {own[p]}
  /\ PutsDown(p)
  /\ Appends(p)
  /\ UNCHANGED <<stopped, outcome, endings, clear, tried, net, remembered, forgotten, effects>>

-----------------------------------------------------------------------------
(* What processes do beside appending. *)

(* Whoever finds the visit undecided may send until he ends: by repeating in place, or by a sender
   that does not stop. *)
Read(p) ==
  /\ fresh' = [fresh EXCEPT ![p] = TRUE]
  /\ clear' = [clear EXCEPT ![p] = @ \/ /\ Undecided
                                        /\ ~stopped
                                        /\ StopsInTime => ~forgotten]
  /\ UNCHANGED <<ledger, tried, awaits, own, party>>

(* The number is not in use. *)
Free(r) == r \notin net /\ \A p \in Procs : awaits[p] # r

Sends(p, r) ==
  /\ clear[p]
  /\ own[p] = "none"
  /\ Free(r)
  /\ tried' = [tried EXCEPT ![p] = TRUE]
  /\ awaits' = [awaits EXCEPT ![p] = r]
  /\ own' = [own EXCEPT ![p] = "sent"]
  /\ net' = net \cup {r}
  /\ UNCHANGED <<ledger, fresh, clear, replied, remembered, forgotten, effects>>

Hears(p) ==
  /\ own[p] = "sent"
  /\ replied[awaits[p]] # "none"
  /\ own' = [own EXCEPT ![p] = replied[awaits[p]]]
  /\ UNCHANGED <<ledger, fresh, clear, tried, awaits, party>>

(* This request was turned away (Loses), and the process is told so. Another one may be under way:
   "in progress" says so. *)
HearsRefusal(p) ==
  /\ own[p] = "sent"
  /\ awaits[p] \notin net
  /\ replied[awaits[p]] = "none"
  /\ IF ~InProgressIsRefused /\ net # {}
     THEN /\ own' = [own EXCEPT ![p] = "rejected"]
          /\ UNCHANGED <<awaits, replied>>
     ELSE PutsDown(p)
  /\ UNCHANGED <<ledger, fresh, clear, tried, net, remembered, forgotten, effects>>

(* A time-out, a reset, a 5xx: whatever has happened or will. *)
HearsNothing(p) ==
  /\ own[p] = "sent"
  /\ PutsDown(p)
  /\ UNCHANGED <<ledger, fresh, clear, tried, net, remembered, forgotten, effects>>

(* The process is over: returned, killed or timed out. It sends nothing any more. *)
Ends(p) ==
  /\ fresh' = [fresh EXCEPT ![p] = FALSE]
  /\ clear' = [clear EXCEPT ![p] = FALSE]
  /\ tried' = [tried EXCEPT ![p] = FALSE]
  /\ PutsDown(p)
  /\ UNCHANGED <<ledger, net, remembered, forgotten, effects>>

-----------------------------------------------------------------------------
(* What the network and the third party do. *)

Known == IF SameKey THEN remembered ELSE "none"

(* The first request with the key is carried out; a later one gets the same answer. *)
Acts(r, what) ==
  /\ r \in net
  /\ Known \in {"none", what}
  /\ net' = net \ {r}
  /\ replied' = IF \E p \in Procs : awaits[p] = r THEN [replied EXCEPT ![r] = what] ELSE replied
  /\ remembered' = what
  /\ effects' = IF what = "accepted" /\ Known = "none" THEN effects + 1 ELSE effects
  /\ UNCHANGED <<ledger, fresh, hands, forgotten>>

Loses(r) ==
  /\ r \in net
  /\ net' = net \ {r}
  /\ UNCHANGED <<ledger, fresh, hands, replied, remembered, forgotten, effects>>

(* While the key is remembered long enough, nothing is under way by then, and whoever was clear to send
   will not send any more. *)
Forgets ==
  /\ KeyRetention => net = {}
  /\ clear' = [p \in Procs |-> clear[p] /\ ~KeyRetention]
  /\ remembered' = "none"
  /\ forgotten' = TRUE
  /\ UNCHANGED <<ledger, fresh, tried, awaits, own, net, replied, effects>>

-----------------------------------------------------------------------------
(* Which free number a request gets makes no difference. *)
Numbers == {r \in Requests : Free(r) /\ \A s \in Requests : Free(s) => r <= s}

Next ==
  \/ \E p \in Procs :
       \/ Read(p)
       \/ \E then \in {"again", "stop"} : Refused(p, then) \/ Unanswered(p, then)
       \/ \E how \in Hows : Transitioned(p, how)
       \/ LateResult(p)
       \/ \E r \in Numbers : Sends(p, r)
       \/ Hears(p)
       \/ HearsRefusal(p)
       \/ HearsNothing(p)
       \/ Ends(p)
  \/ \E r \in Requests :
       \/ \E what \in {"accepted", "rejected"} : Acts(r, what)
       \/ Loses(r)
  \/ Forgets

Spec == Init /\ [][Next]_vars

(* Processes are alike. *)
Symmetry == Permutations(Procs)

(* Time passes: at last the key may be forgotten, and whoever comes writes that. *)
TimePasses == SF_vars(\E p \in Procs : Transitioned(p, "forgotten"))

(* Somebody always comes again: a duplicate, the sweeper. *)
FairSpec == Spec /\ TimePasses /\ SF_vars(\E p \in Procs : Read(p))

(* Whether or not time passes: the third party answers again and again while somebody waits. *)
Answering ==
  /\ SF_vars(\E p \in Procs : \E r \in Numbers : Sends(p, r))
  /\ WF_vars(\E r \in Requests : Loses(r))
  /\ \A p \in Procs : WF_vars(HearsNothing(p))
  /\ SF_vars(\E p \in Procs : \E what \in {"accepted", "rejected"} :
                own[p] = "sent" /\ Acts(awaits[p], what))
  /\ SF_vars(\E p \in Procs : Hears(p))
  /\ SF_vars(\E p \in Procs : own[p] \in {"accepted", "rejected"} /\ Read(p))
  /\ SF_vars(\E p \in Procs : \E how \in {"accepted", "rejected", "faulted"} : Transitioned(p, how))
  /\ SF_vars(\E p \in Procs : forgotten /\ Transitioned(p, "forgotten"))

AnsweringSpec == Spec /\ Answering /\ SF_vars(\E p \in Procs : Read(p))

(* Somebody comes for the trigger; once there is an answer nobody need come again. *)
NobodyComesAgain ==
  Spec /\ TimePasses /\ SF_vars(\E p \in Procs : remembered = "none" /\ Read(p))

-----------------------------------------------------------------------------
(* What is promised. *)

AtMostOneEffect == effects <= 1

AcceptedIsTrue == outcome = "accepted" => effects = 1

(* Now and for ever. *)
RejectedIsTrue == outcome = "rejected" => effects = 0

OneTransitionPerVisit == endings <= 1

(* What is known: at least, and at most. *)
Least == IF outcome = "accepted" \/ "accepted" \in late THEN 1 ELSE 0
Most ==
  IF outcome = "rejected" \/ "rejected" \in late \/ (outcome \in GivenUp /\ ~GivingUpIsUncertain)
  THEN 0
  ELSE 1

(* At every instant, before and after the end. *)
Certificate == Least <= effects /\ effects <= Most

(* An end that says so holds now and for ever; in this category giving up never says so. *)
NothingHappenedIsTrue == ~Undecided /\ Most = 0 => effects = 0

EventuallyEnds == <>(~Undecided)

-----------------------------------------------------------------------------
(* What is not promised: claims that these fail show that the states are reached. *)

NoAnswerComesLate == late = {}

(* Two processes hear of the one effect. *)
NobodyElseHears == outcome = "accepted" => \A p \in Procs : own[p] # "accepted"
=============================================================================
