------------------------------ MODULE TwoStep ------------------------------
(***************************************************************************)
(* One visit of a task whose third party offers two steps: it holds a     *)
(* first step until that step is confirmed or cancelled. Any process may  *)
(* prepare a step; the journal elects one; only the elected step is       *)
(* confirmed; giving up closes the election and cancels what was elected. *)
(* Steps that are left over are looked for after the end and cancelled.   *)
(*                                                                        *)
(* No promise about the effect rests on a clock, a lease or a bound: a    *)
(* lease may end at any moment here. Only the tidying-up needs one bound. *)
(*                                                                        *)
(* In the code: railway.decision.OptimisticLock, carried out by           *)
(* railway.engine.Follower, TwoSteps and LeftOvers. One conditional       *)
(* append is one action, named after the fact that it writes. Attempt k   *)
(* asks for step k.                                                       *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS
  Procs,          \* the processes that may work on the visit at once
  MaxAttempts,    \* how many attempts are looked at
  Pauses,         \* whether an answer may have to be kept until an operator acts
  CanExpire,      \* whether the task has a deadline

  \* What is assumed of the third party and the network.
  ConfirmsOnce,   \* confirming a step again changes nothing
  CancelIsFinal,  \* a step that was cancelled is never confirmed afterwards
  NetworkBound,   \* a request creates no step later than the sweep waits

  \* The conditions of the rule. TRUE in the product.
  ConditionalAppend,     \* an entry is put only if nobody has written since the tail was read
  OnRecord,              \* an attempt is written down before its step is asked for
  ElectsIfNoneIs,        \* a step is elected only while none is, and the election is open
  ConfirmsOnlyElected,   \* a step is confirmed only after its election was written
  SilenceIsNotGone,      \* no answer to a confirmation is not taken for "gone"
  GoneReleases,          \* "gone" only releases the step; the end is judged anew
  CancelledReleases,     \* "cancelled" only releases the step; the end is judged anew
  ClosesFirst,           \* the election is closed before the elected step is cancelled
  CancelsBeforeGivingUp, \* giving up waits until nothing is elected
  NoYieldsToElected,     \* a no does not decide while a step is elected
  Sweeps                 \* somebody looks for left-over steps after the end

VARIABLES
  lines,      \* the ledger: what is known of each attempt
  elected,    \* the step that is to be confirmed, 0 if none is
  closing,    \* nothing is elected any more
  stopped,    \* the retry function said: no further attempt
  kept,       \* the answer that is kept and decides later
  outcome,    \* how the visit ended, "none" until then
  endings,    \* how often it ended
  late,       \* the answers that came after the end and were kept
  swept,      \* whether left-over steps have been looked for with success
  fresh,      \* per process: nobody has appended since it read the tail
  sees,       \* per process: what the tail told it to do with steps
  at,         \* per process: the attempt that it made
  own,        \* per process: what it knows of that attempt
  asked,      \* per process: the elected step that it asked about
  about,      \* per process: what it asked of that step, or was answered
  left,       \* per process: the left-over steps that it is cancelling
  hold,       \* per step: how it stands at the third party
  confirming, \* steps for which a confirmation was ever sent: it may act at any time
  effects     \* how often a step was confirmed

ledger == <<lines, elected, closing, stopped, kept, outcome, endings, late, swept>>
tails  == <<fresh, sees>>
hands  == <<at, own, asked, about, left>>
party  == <<hold, confirming, effects>>
vars   == <<ledger, tails, hands, party>>

Attempts == 1..MaxAttempts

Init ==
  /\ lines = [k \in Attempts |-> "none"]
  /\ elected = 0
  /\ closing = FALSE
  /\ stopped = FALSE
  /\ kept = "none"
  /\ outcome = "none"
  /\ endings = 0
  /\ late = {}
  /\ swept = FALSE
  /\ fresh = [p \in Procs |-> FALSE]
  /\ sees = [p \in Procs |-> <<"nothing", 0>>]
  /\ at = [p \in Procs |-> 0]
  /\ own = [p \in Procs |-> "none"]
  /\ asked = [p \in Procs |-> 0]
  /\ about = [p \in Procs |-> "none"]
  /\ left = [p \in Procs |-> {}]
  /\ hold = [k \in Attempts |-> "none"]
  /\ confirming = {}
  /\ effects = 0

-----------------------------------------------------------------------------
(* What the ledger says. *)

Unresolved == {k \in Attempts : lines[k] \in {"begun", "ended", "lapsed"}}
Running == {k \in Attempts : lines[k] = "begun"}
Begun == Cardinality({k \in Attempts : lines[k] # "none"})
Undecided == outcome = "none"
Concludes == kept = "yes" \/ (kept = "no" /\ (elected = 0 \/ ~NoYieldsToElected))
Open == elected = 0 /\ ~closing /\ kept = "none"

(* What it tells its reader to do with steps. *)
Look ==
  IF ~Undecided THEN <<"over", 0>>
  ELSE IF Concludes \/ (closing /\ elected = 0) THEN <<"shut", 0>>
  ELSE IF elected = 0 THEN <<"nothing", 0>>
  ELSE <<IF closing THEN "cancel" ELSE "confirm", elected>>

-----------------------------------------------------------------------------
(* Appends while the visit is undecided. *)

MayAppend(p) == IF ConditionalAppend THEN fresh[p] /\ Undecided ELSE TRUE

(* Whoever appends stands after his entry; nobody else does any more. *)
Appends(p) ==
  /\ fresh' = [q \in Procs |-> q = p]
  /\ sees' = [sees EXCEPT ![p] = Look']

(* What the retry function said of an attempt counts while it is the newest and none is elected. *)
Says(k, then) == stopped' = IF elected = 0 /\ k = Begun THEN then = "stop" ELSE stopped

(* It knows nothing of its own attempt any more that is not on record. *)
Told(p) == own[p] = "none"

Attempted(p) ==
  /\ MayAppend(p)
  /\ Told(p)
  /\ elected = 0
  /\ ~closing
  /\ ~Concludes
  /\ ~stopped
  /\ Running = {}
  /\ Begun < MaxAttempts
  /\ lines' = [lines EXCEPT ![Begun + 1] = IF OnRecord THEN "begun" ELSE "unrecorded"]
  /\ stopped' = FALSE
  /\ at' = [at EXCEPT ![p] = Begun + 1]
  /\ own' = [own EXCEPT ![p] = "cleared"]
  /\ UNCHANGED <<elected, closing, kept, outcome, endings, late, swept, asked, about, left, party>>
  /\ Appends(p)

(* Nothing is held: refused or never sent; rejected, but not to decide; or its own step was cancelled. *)
Refused(p, then) ==
  /\ MayAppend(p)
  /\ own[p] \in {"cleared", "refused", "rejected", "dropped"}
  /\ at[p] \in Unresolved
  /\ lines' = [lines EXCEPT ![at[p]] = "refused"]
  /\ Says(at[p], then)
  /\ at' = [at EXCEPT ![p] = 0]
  /\ own' = [own EXCEPT ![p] = "none"]
  /\ UNCHANGED <<elected, closing, kept, outcome, endings, late, swept, asked, about, left, party>>
  /\ Appends(p)

(* The preparation brought no definite answer, and its process is done with it. *)
Unanswered(p, then) ==
  /\ MayAppend(p)
  /\ own[p] = "silence"
  /\ at[p] \in Unresolved
  /\ lines' = [lines EXCEPT ![at[p]] = IF @ = "begun" THEN "ended" ELSE @]
  /\ Says(at[p], then)
  /\ at' = [at EXCEPT ![p] = 0]
  /\ own' = [own EXCEPT ![p] = "none"]
  /\ UNCHANGED <<elected, closing, kept, outcome, endings, late, swept, asked, about, left, party>>
  /\ Appends(p)

(* A confirmation brought no answer, perhaps before another one that did. *)
UnansweredConfirm(p, then) ==
  /\ MayAppend(p)
  /\ elected # 0
  /\ stopped' = (then = "stop")
  /\ UNCHANGED <<lines, elected, closing, kept, outcome, endings, late, swept, hands, party>>
  /\ Appends(p)

(* A cancellation brought no answer: it is repeated at the engine's own pace. *)
UnansweredCancel(p) ==
  /\ MayAppend(p)
  /\ elected # 0
  /\ UNCHANGED <<ledger, hands, party>>
  /\ Appends(p)

(* Its lease has passed, and no result was stored. A lease may pass at any moment. *)
Lapsed(p, k, then) ==
  /\ MayAppend(p)
  /\ ~closing
  /\ ~Concludes
  /\ k \in Running
  /\ lines' = [lines EXCEPT ![k] = "lapsed"]
  /\ Says(k, then)
  /\ UNCHANGED <<elected, closing, kept, outcome, endings, late, swept, hands, party>>
  /\ Appends(p)

(* Its step is held. Nobody asks whether its lease has passed. *)
Elected(p) ==
  /\ MayAppend(p)
  /\ own[p] = "held"
  /\ ElectsIfNoneIs => Open
  /\ elected' = at[p]
  /\ lines' = [lines EXCEPT ![at[p]] = "elected"]
  /\ stopped' = FALSE
  /\ at' = [at EXCEPT ![p] = 0]
  /\ own' = [own EXCEPT ![p] = "none"]
  /\ UNCHANGED <<closing, kept, outcome, endings, late, swept, asked, about, left, party>>
  /\ Appends(p)

(* The elected step is gone, or was cancelled. *)
Released(p, then) ==
  /\ MayAppend(p)
  /\ about[p] \in {"gone", "cancelled"} \cup (IF SilenceIsNotGone THEN {} ELSE {"confirm"})
  /\ about[p] = "cancelled" => then = "stop"
  /\ asked[p] = elected
  /\ elected' = 0
  /\ lines' = [lines EXCEPT ![elected] = "absent"]
  /\ stopped' = (then = "stop")
  /\ asked' = [asked EXCEPT ![p] = 0]
  /\ about' = [about EXCEPT ![p] = "none"]
  /\ UNCHANGED <<closing, kept, outcome, endings, late, swept, at, own, left, party>>
  /\ Appends(p)

(* Giving up with an elected step. *)
Closing(p, why) ==
  /\ MayAppend(p)
  /\ ClosesFirst
  /\ elected # 0
  /\ ~closing
  /\ ~Concludes
  /\ Running = {}
  /\ IF why = "expired" THEN CanExpire ELSE stopped
  /\ closing' = TRUE
  /\ stopped' = FALSE
  /\ asked' = [asked EXCEPT ![p] = 0]
  /\ about' = [about EXCEPT ![p] = "none"]
  /\ UNCHANGED <<lines, elected, kept, outcome, endings, late, swept, at, own, left, party>>
  /\ Appends(p)

(* An answer that cannot decide yet, because an operator must act first, is kept. *)
Answered(p) ==
  /\ MayAppend(p)
  /\ Pauses
  /\ \/ /\ own[p] = "rejected"
        /\ at[p] \in Unresolved
        /\ lines' = [lines EXCEPT ![at[p]] = "rejected"]
        /\ kept' = IF kept = "yes" THEN "yes" ELSE "no"
        /\ at' = [at EXCEPT ![p] = 0]
        /\ own' = [own EXCEPT ![p] = "none"]
        /\ UNCHANGED <<asked, about>>
     \/ /\ own[p] # "rejected"
        /\ about[p] \in {"confirmed", "found"}
        /\ lines' = [lines EXCEPT ![asked[p]] = "accepted"]
        /\ kept' = "yes"
        /\ asked' = [asked EXCEPT ![p] = 0]
        /\ about' = [about EXCEPT ![p] = "none"]
        /\ UNCHANGED <<at, own>>
  /\ UNCHANGED <<elected, closing, stopped, outcome, endings, late, swept, left, party>>
  /\ Appends(p)

(* The end, and how it came to be known. *)

GivesUp ==
  /\ ~Concludes
  /\ closing \/ Running = {}
  /\ CancelsBeforeGivingUp => elected = 0

Justified(p, how) ==
  CASE how = "accepted" -> about[p] = "confirmed" \/ kept = "yes"
    [] how = "found"    -> about[p] = "found" \/ kept = "yes"
    [] how = "rejected" -> \/ /\ own[p] = "rejected"
                              /\ NoYieldsToElected => Open
                           \/ kept = "no" /\ Concludes
    [] how = "expired"  -> \/ GivesUp /\ (CanExpire \/ closing)
                           \/ ~CancelledReleases /\ about[p] = "cancelled"
    [] how = "faulted"  -> \/ GivesUp /\ (stopped \/ closing)
                           \/ ~GoneReleases /\ about[p] = "gone"

Hows == {"accepted", "found", "rejected", "expired", "faulted"}

(* Of the visit's ledger only the attempts matter after that: for the sweep. *)
Transitioned(p, how) ==
  /\ MayAppend(p)
  /\ Justified(p, how)
  /\ outcome' = how
  /\ endings' = endings + 1
  /\ IF how = "rejected" /\ own[p] = "rejected"
     THEN /\ lines' = [lines EXCEPT ![at[p]] = "rejected"]
          /\ at' = [at EXCEPT ![p] = 0]
          /\ own' = [own EXCEPT ![p] = "none"]
     ELSE UNCHANGED <<lines, at, own>>
  /\ elected' = 0
  /\ closing' = FALSE
  /\ stopped' = FALSE
  /\ kept' = "none"
  /\ asked' = [asked EXCEPT ![p] = 0]
  /\ about' = [about EXCEPT ![p] = "none"]
  /\ UNCHANGED <<late, swept, left, party>>
  /\ Appends(p)

-----------------------------------------------------------------------------
(* Appends after the end. *)

(* A definite answer after the end is kept, unless the end says the same. *)
LateResult(p, what) ==
  /\ ~Undecided
  /\ fresh[p]
  /\ \/ /\ what = "rejected"
        /\ own[p] = "rejected"
        /\ outcome # "rejected"
        /\ late' = late \cup {what}
        /\ at' = [at EXCEPT ![p] = 0]
        /\ own' = [own EXCEPT ![p] = "none"]
        /\ UNCHANGED <<asked, about>>
     \/ /\ what = "accepted"
        /\ about[p] \in {"confirmed", "found"}
        /\ outcome \notin {"accepted", "found"}
        /\ late' = late \cup {what}
        /\ asked' = [asked EXCEPT ![p] = 0]
        /\ about' = [about EXCEPT ![p] = "none"]
        /\ UNCHANGED <<at, own>>
  /\ UNCHANGED <<lines, elected, closing, stopped, kept, outcome, endings, swept, left, party>>
  /\ Appends(p)

(* An attempt that was unresolved at the end may have left a step. *)
LeftOvers == ~Undecided /\ Unresolved # {}

(* All that was found has been cancelled. Two may do it at once, and both write it down. *)
Swept(p) ==
  /\ fresh[p]
  /\ LeftOvers
  /\ about[p] = "sweeping"
  /\ left[p] = {}
  /\ swept' = TRUE
  /\ asked' = [asked EXCEPT ![p] = 0]
  /\ about' = [about EXCEPT ![p] = "none"]
  /\ UNCHANGED <<lines, elected, closing, stopped, kept, outcome, endings, late, at, own, left, party>>
  /\ Appends(p)

(* The query or a cancellation brought no answer: somebody looks again. *)
Unswept(p) ==
  /\ fresh[p]
  /\ LeftOvers
  /\ about' = [about EXCEPT ![p] = IF @ = "sweeping" THEN "none" ELSE @]
  /\ left' = [left EXCEPT ![p] = {}]
  /\ UNCHANGED <<ledger, at, own, asked, party>>
  /\ Appends(p)

-----------------------------------------------------------------------------
(* What processes do beside appending. *)

(* What reading the tail again leaves of an answer: the truth stays, what was judged is dropped. *)
StaysKnown ==
  {"confirmed", "found", "sweeping"}
    \cup (IF CancelledReleases THEN {} ELSE {"cancelled"})
    \cup (IF GoneReleases THEN {} ELSE {"gone"})

Read(p) ==
  /\ fresh' = [fresh EXCEPT ![p] = TRUE]
  /\ sees' = [sees EXCEPT ![p] = Look]
  /\ asked' = [asked EXCEPT ![p] = IF about[p] \in StaysKnown THEN @ ELSE 0]
  /\ about' = [about EXCEPT ![p] = IF @ \in StaysKnown THEN @ ELSE "none"]
  /\ UNCHANGED <<ledger, at, own, left, party>>

(* Asks the third party for its step. *)
Sends(p) ==
  /\ own[p] = "cleared"
  /\ own' = [own EXCEPT ![p] = "sent"]
  /\ hold' = [hold EXCEPT ![at[p]] = "asked"]
  /\ UNCHANGED <<ledger, tails, at, asked, about, left, confirming, effects>>

(* Its hands are free for a step that is elected. *)
Free(p) == own[p] \notin {"cleared", "sent", "held", "dropping"} /\ about[p] \in {"none", "confirm", "cancel"}

(* Nothing can come of a confirmation of a step that is settled for ever. *)
MayYetConfirm(k) ==
  \/ hold[k] = "held"
  \/ hold[k] = "gone" /\ ~CancelIsFinal
  \/ hold[k] = "confirmed" /\ ~ConfirmsOnce /\ effects < 2

(* Confirms the step that was elected when it read, or its own that it has just elected. *)
Confirms(p, k) ==
  /\ IF ConfirmsOnlyElected
     THEN Free(p) /\ sees[p] = <<"confirm", k>>
     ELSE own[p] = "held" /\ at[p] = k
  /\ confirming' = confirming \cup {j \in {k} : MayYetConfirm(j)}
  /\ asked' = [asked EXCEPT ![p] = k]
  /\ about' = [about EXCEPT ![p] = "confirm"]
  /\ UNCHANGED <<ledger, tails, at, own, left, hold, effects>>

(* Cancels the elected step. *)
Cancels(p, k) ==
  /\ Free(p)
  /\ sees[p] \in {<<"cancel", k>>} \cup (IF ClosesFirst THEN {} ELSE {<<"confirm", k>>})
  /\ asked' = [asked EXCEPT ![p] = k]
  /\ about' = [about EXCEPT ![p] = "cancel"]
  /\ UNCHANGED <<ledger, tails, at, own, left, party>>

(* Cancels its own step: another is elected, or none may be any more. *)
CancelsOwn(p) ==
  /\ own[p] = "held"
  /\ sees[p] # <<"nothing", 0>>
  /\ own' = [own EXCEPT ![p] = "dropping"]
  /\ UNCHANGED <<ledger, tails, at, asked, about, left, party>>

(* Asks which steps are still held after the end, and cancels them. By then no request is under way
   and every lease has passed: whoever has not sent yet never will. *)
Finds(p) ==
  /\ Sweeps
  /\ LeftOvers
  /\ sees[p] = <<"over", 0>>
  /\ fresh[p] => ~swept
  /\ own[p] \notin {"cleared", "sent"}
  /\ NetworkBound => \A k \in Attempts : hold[k] # "asked"
  /\ own' = [q \in Procs |-> IF NetworkBound /\ own[q] = "cleared" THEN "refused" ELSE own[q]]
  /\ about' = [about EXCEPT ![p] = "sweeping"]
  /\ left' = [left EXCEPT ![p] = {k \in Attempts : hold[k] = "held"}]
  /\ UNCHANGED <<ledger, tails, at, asked, party>>

(* An answer to its preparation. *)
Hears(p, what) ==
  /\ own[p] = "sent"
  /\ CASE what = "held"     -> hold[at[p]] \in {"held", "confirmed", "gone"}
       [] what = "rejected" -> hold[at[p]] = "rejected"
  /\ own' = [own EXCEPT ![p] = what]
  /\ UNCHANGED <<ledger, tails, at, asked, about, left, party>>

(* The request was turned away, on the way or there (Loses), and the process is told so. *)
HearsRefusal(p) ==
  /\ own[p] = "sent"
  /\ hold[at[p]] = "none"
  /\ own' = [own EXCEPT ![p] = "refused"]
  /\ UNCHANGED <<ledger, tails, at, asked, about, left, party>>

(* A time-out, a reset, a 5xx: whatever has happened or will. *)
HearsNothing(p) ==
  /\ own[p] = "sent"
  /\ own' = [own EXCEPT ![p] = "silence"]
  /\ UNCHANGED <<ledger, tails, at, asked, about, left, party>>

Answers == {"confirmed", "gone", "found", "cancelled"}

(* An answer about the elected step. *)
HearsOfElected(p, what) ==
  /\ CASE what = "confirmed" -> about[p] = "confirm" /\ hold[asked[p]] = "confirmed"
       [] what = "gone"      -> about[p] = "confirm" /\ hold[asked[p]] = "gone"
       [] what = "found"     -> about[p] = "cancel" /\ hold[asked[p]] = "confirmed"
       [] what = "cancelled" -> about[p] = "cancel" /\ hold[asked[p]] = "gone"
  /\ about' = [about EXCEPT ![p] = what]
  /\ UNCHANGED <<ledger, tails, at, own, asked, left, party>>

(* Its own step is cancelled. *)
HearsOwnCancelled(p) ==
  /\ own[p] = "dropping"
  /\ hold[at[p]] = "gone"
  /\ own' = [own EXCEPT ![p] = "dropped"]
  /\ UNCHANGED <<ledger, tails, at, asked, about, left, party>>

(* A left-over step is cancelled. *)
HearsLeftOverCancelled(p, k) ==
  /\ k \in left[p]
  /\ hold[k] \in {"confirmed", "gone"}
  /\ left' = [left EXCEPT ![p] = @ \ {k}]
  /\ UNCHANGED <<ledger, tails, at, own, asked, about, party>>

(* The process is over: returned, killed or timed out. What it had in hand is lost. *)
Ends(p) ==
  /\ fresh' = [fresh EXCEPT ![p] = FALSE]
  /\ sees' = [sees EXCEPT ![p] = <<"nothing", 0>>]
  /\ at' = [at EXCEPT ![p] = 0]
  /\ own' = [own EXCEPT ![p] = "none"]
  /\ asked' = [asked EXCEPT ![p] = 0]
  /\ about' = [about EXCEPT ![p] = "none"]
  /\ left' = [left EXCEPT ![p] = {}]
  /\ UNCHANGED <<ledger, party>>

-----------------------------------------------------------------------------
(* What the network and the third party do. *)

(* A step is "gone" when it was cancelled, by a request however old, or has expired there. *)
Acts(k, what) ==
  /\ CASE what = "held"      -> hold[k] = "asked"
       [] what = "rejected"  -> hold[k] = "asked"
       [] what = "gone"      -> hold[k] = "held"
       [] what = "confirmed" -> k \in confirming /\ MayYetConfirm(k)
  /\ hold' = [hold EXCEPT ![k] = what]
  /\ effects' = IF what = "confirmed" THEN effects + 1 ELSE effects
  /\ confirming' = {j \in confirming : MayYetConfirm(j)'}
  /\ UNCHANGED <<ledger, tails, hands>>

Loses(k) ==
  /\ hold[k] = "asked"
  /\ hold' = [hold EXCEPT ![k] = "none"]
  /\ UNCHANGED <<ledger, tails, hands, confirming, effects>>

-----------------------------------------------------------------------------
(* The retry function stops at the last attempt that is looked at. *)
Thens == IF Begun = MaxAttempts THEN {"stop"} ELSE {"again", "stop"}

Next ==
  \/ \E p \in Procs :
       \/ Read(p)
       \/ Attempted(p)
       \/ \E then \in Thens : Refused(p, then) \/ Unanswered(p, then) \/ Released(p, then)
       \/ \E then \in {"again", "stop"} : UnansweredConfirm(p, then)
       \/ UnansweredCancel(p)
       \/ \E k \in Attempts : \E then \in Thens : Lapsed(p, k, then)
       \/ Elected(p)
       \/ \E why \in {"expired", "faulted"} : Closing(p, why)
       \/ Answered(p)
       \/ \E how \in Hows : Transitioned(p, how)
       \/ \E what \in {"accepted", "rejected"} : LateResult(p, what)
       \/ Swept(p)
       \/ Unswept(p)
       \/ Sends(p)
       \/ \E k \in Attempts : Confirms(p, k) \/ Cancels(p, k)
       \/ CancelsOwn(p)
       \/ Finds(p)
       \/ \E what \in {"held", "rejected"} : Hears(p, what)
       \/ HearsRefusal(p)
       \/ HearsNothing(p)
       \/ \E what \in Answers : HearsOfElected(p, what)
       \/ HearsOwnCancelled(p)
       \/ \E k \in Attempts : HearsLeftOverCancelled(p, k)
       \/ Ends(p)
  \/ \E k \in Attempts :
       \/ \E what \in {"held", "rejected", "confirmed", "gone"} : Acts(k, what)
       \/ Loses(k)

Spec == Init /\ [][Next]_vars

(* A cancellation of the step is under way whose process still waits for the answer. *)
Cancelling(k) ==
  \E p \in Procs : \/ about[p] = "cancel" /\ asked[p] = k
                   \/ own[p] = "dropping" /\ at[p] = k
                   \/ k \in left[p]

(* Each of these can be done only so often: whoever must do one in the end makes headway. *)
Headway ==
  \/ \E p \in Procs :
       \/ Attempted(p)
       \/ \E k \in Attempts : \E then \in Thens : Lapsed(p, k, then)
       \/ \E then \in Thens : Released(p, then)
       \/ \E how \in Hows : Transitioned(p, how)
  \/ \E k \in Attempts : Acts(k, "confirmed") \/ (Cancelling(k) /\ Acts(k, "gone"))

(* A question about steps that whoever stands at the tail asks, and the answer to it. *)
AsksAtTheTail ==
  \E p \in Procs : fresh[p] /\ (Finds(p) \/ \E k \in Attempts : Confirms(p, k) \/ Cancels(p, k))
HearsAtTheTail ==
  \E p \in Procs : fresh[p] /\ \E what \in Answers : HearsOfElected(p, what)

(* The third party answers in the end; a process ends; a request to prepare arrives or is lost. *)
GoesOn ==
  /\ SF_vars(Headway)
  /\ SF_vars(AsksAtTheTail)
  /\ SF_vars(HearsAtTheTail)
  /\ \A p \in Procs : WF_vars(Ends(p))
  /\ WF_vars(\E k \in Attempts : Loses(k))

(* Somebody always comes again: a duplicate, the sweeper. *)
FairSpec == Spec /\ GoesOn /\ WF_vars(\E p \in Procs : Read(p))

(* Whoever begins is followed by nobody. *)
NobodyComesAgain == Spec /\ GoesOn /\ WF_vars(\E p \in Procs : Begun = 0 /\ Read(p))

-----------------------------------------------------------------------------
(* What is promised. *)

AtMostOneEffect == effects <= 1

AtMostOneElected == Cardinality({k \in Attempts : lines[k] = "elected"}) <= 1

OneTransitionPerVisit == endings <= 1

(* Nothing has happened while nothing is elected; once at most while a step is. *)
Certificate ==
  Undecided => /\ effects <= IF elected = 0 THEN 0 ELSE 1
               /\ kept = "yes" => effects = 1

(* An end that says so holds now and for ever. *)
NothingHappenedIsTrue == outcome \in {"rejected", "expired", "faulted"} => effects = 0

AcceptedIsTrue == outcome \in {"accepted", "found"} => effects = 1

(* The category is never uncertain: there is no other end than these. *)
NeverUncertain == outcome \in Hows \cup {"none"}

(* A yes never comes after the end. *)
NoYesComesLate == "accepted" \notin late

(* Whatever may be held after the end, somebody will look for it. *)
EveryHoldIsOnRecord ==
  ~Undecided => \A k \in Attempts : hold[k] \in {"asked", "held"} => k \in Unresolved /\ ~swept

NoEffectAfterTransition == [][~Undecided => effects' = effects]_vars

EventuallyEnds == <>(~Undecided)

(* In the end nothing is held, and nothing is under way that could be. *)
NoDanglingHolds == <>[](\A k \in Attempts : hold[k] \notin {"asked", "held"})

-----------------------------------------------------------------------------
(* For the checker alone. *)

Symmetry == Permutations(Procs)

(* To keep three processes small: every step that is asked for is held or lost, and whoever hears
   nothing is killed instead. *)
HeldOrKilled ==
  /\ \A k \in Attempts : hold[k] # "rejected"
  /\ \A p \in Procs : own[p] \notin {"refused", "silence"}

(* That these happen is shown by refuting them. *)

NeverFound == outcome # "found"

NeverElectedAnew == \A k \in Attempts : lines[k] = "elected" => \A j \in Attempts : lines[j] # "absent"

NeverGivenUpBesideAHold ==
  outcome \in {"expired", "faulted"} => \A k \in Attempts : hold[k] \notin {"asked", "held"}

NeverCancelsItsOwn == \A p \in Procs : own[p] # "dropped"
=============================================================================
