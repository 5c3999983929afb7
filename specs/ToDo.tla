-------------------------------- MODULE ToDo --------------------------------
(***************************************************************************)
(* One visit of a To-Do item: it waits for somebody from outside.          *)
(* The first answer decides, by one append that carries the answer's own   *)
(* id, and expiration competes in the same append. An answer is told       *)
(* something final only after what it is told has been written down.       *)
(*                                                                         *)
(* Senders repeat an answer until they are told something final, and may   *)
(* repeat it after that. A reply that is lost is no action of its own: it  *)
(* looks like a process that ended before it told anything.                *)
(*                                                                         *)
(* In the code: railway.engine.Answering for the answers, and              *)
(* railway.decision.ToDo, carried out by railway.engine.Follower, for the  *)
(* expiration. One conditional append is one action, named after the fact  *)
(* that it writes.                                                         *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS
  Procs,    \* the processes that may work on the visit at once
  Answers,  \* the answers that are sent, by their ids

  \* What is assumed of the world.
  CanExpire,       \* the visit has a deadline
  SomebodySweeps,  \* somebody looks after a visit that nobody answers

  \* The conditions of the rule. TRUE in the product.
  ConditionalAppend,    \* an entry is put only if nobody has written since the tail was read
  TellsAfterTheAppend,  \* an answer is told that it decided when that is written
  BoundToTheAnswer,     \* the entry that decides carries the answer's own id
  EarlyIsRepeated,      \* whoever comes before the To-Do is shown is told to come again
  ExpiresInWriting,     \* whoever comes too late writes the expiration before an answer is told
  ExpirationCompetes,   \* an expiration is an append like any other, not a timer's doing
  LateIsKept            \* an answer that lost is written down before it is told so

VARIABLES
  outcome,  \* what decided: an answer, "expired", "none" until then
  endings,  \* how often it was decided
  late,     \* the answers that came after the decision and were kept
  shown,    \* the read model shows the To-Do
  fresh,    \* per process: nobody has appended since it read the journal
  hand,     \* per process: the answer that it takes, "none" if it looks after the visit
  seen,     \* per process: the outcome as it read it, "unread" until then
  knows,    \* per process: that its answer has "won", or is "kept" as a late one
  said      \* per answer: what it has been told that is final

journal == <<outcome, endings, late>>
hands   == <<hand, seen, knows>>
vars    == <<journal, shown, fresh, hands, said>>

Finals == {"accepted", "repeated", "tooLate", "notOpen", "expired"}

Init ==
  /\ outcome = "none"
  /\ endings = 0
  /\ late = {}
  /\ shown = FALSE
  /\ fresh = [p \in Procs |-> FALSE]
  /\ hand = [p \in Procs |-> "none"]
  /\ seen = [p \in Procs |-> "unread"]
  /\ knows = [p \in Procs |-> "nothing"]
  /\ said = [a \in Answers |-> {}]

-----------------------------------------------------------------------------
(* Appends. *)

Undecided == outcome = "none"

(* Whoever appends stands after his entry; nobody else does any more. *)
Appends(p) == fresh' = [q \in Procs |-> q = p]

(* What decides: the answer in hand, or the deadline, which whoever comes may find passed. *)
Justified(p, how) ==
  IF how = "expired"
  THEN CanExpire /\ ExpirationCompetes
  ELSE hand[p] = how

Hows == Answers \cup {"expired"}

Transitioned(p, how) ==
  /\ seen[p] = "none"
  /\ ConditionalAppend => fresh[p]
  /\ Justified(p, how)
  /\ outcome' = how
  /\ endings' = endings + 1
  /\ seen' = [seen EXCEPT ![p] = how]
  /\ knows' = [knows EXCEPT ![p] = IF how = hand[p] THEN "won" ELSE "nothing"]
  /\ Appends(p)
  /\ UNCHANGED <<late, shown, hand, said>>

(* Whether the decision that a process has seen is recognised as that of its answer. *)
Mine(p) == BoundToTheAnswer /\ seen[p] = hand[p]

(* Something else has decided: the answer is kept. *)
LateResult(p) ==
  /\ hand[p] # "none"
  /\ seen[p] \in Hows
  /\ ~Mine(p)
  /\ knows[p] = "nothing"
  /\ fresh[p]
  /\ hand[p] \notin late
  /\ late' = late \cup {hand[p]}
  /\ knows' = [knows EXCEPT ![p] = "kept"]
  /\ Appends(p)
  /\ UNCHANGED <<outcome, endings, shown, hand, seen, said>>

-----------------------------------------------------------------------------
(* What processes do beside appending. *)

(* A sender is done once it has been refused for good. *)
Delivered(p, a) ==
  /\ hand[p] = "none"
  /\ seen[p] = "unread"
  /\ said[a] \cap {"notOpen", "expired"} = {}
  /\ hand' = [hand EXCEPT ![p] = a]
  /\ UNCHANGED <<journal, shown, fresh, seen, knows, said>>

(* With an answer in hand the read model says where to look. *)
Read(p) ==
  /\ IF hand[p] = "none" THEN SomebodySweeps ELSE shown
  /\ fresh' = [fresh EXCEPT ![p] = TRUE]
  /\ seen' = [seen EXCEPT ![p] = outcome]
  /\ knows' = [knows EXCEPT ![p] = IF hand[p] \in late THEN "kept" ELSE "nothing"]
  /\ UNCHANGED <<journal, shown, hand, said>>

(* Hands are empty when somebody has been told something. *)
Done(p) ==
  /\ hand' = [hand EXCEPT ![p] = "none"]
  /\ seen' = [seen EXCEPT ![p] = "unread"]
  /\ knows' = [knows EXCEPT ![p] = "nothing"]
  /\ fresh' = [fresh EXCEPT ![p] = FALSE]

Says(a, reply) == said' = [said EXCEPT ![a] = @ \cup {reply}]

(* What a process must know to tell an answer something final. *)
Known(p, reply) ==
  CASE reply = "accepted" -> \/ knows[p] = "won"
                             \/ seen[p] = "none" /\ ~TellsAfterTheAppend
    [] reply = "repeated" -> knows[p] # "won" /\ Mine(p)
    [] reply = "tooLate"  -> /\ knows[p] # "won"
                             /\ seen[p] \in Hows
                             /\ ~Mine(p)
                             /\ LateIsKept => knows[p] = "kept"

Tells(p, reply) ==
  /\ hand[p] # "none"
  /\ Known(p, reply)
  /\ Says(hand[p], reply)
  /\ Done(p)
  /\ UNCHANGED <<journal, shown>>

(* The read model does not show the To-Do: the answer must come again. *)
Misses(p) ==
  /\ hand[p] # "none"
  /\ seen[p] = "unread"
  /\ ~shown
  /\ IF EarlyIsRepeated THEN UNCHANGED said ELSE Says(hand[p], "notOpen")
  /\ Done(p)
  /\ UNCHANGED <<journal, shown>>

(* If the clock were enough: its time has passed, and the answer is told so for good. *)
TellsByTheClock(p) ==
  /\ ~ExpiresInWriting
  /\ hand[p] # "none"
  /\ seen[p] = "none"
  /\ CanExpire
  /\ Says(hand[p], "expired")
  /\ Done(p)
  /\ UNCHANGED <<journal, shown>>

(* The process is over: returned, killed or timed out. What it had in hand is lost. *)
Ends(p) ==
  /\ Done(p)
  /\ UNCHANGED <<journal, shown, said>>

-----------------------------------------------------------------------------
(* What the world does. *)

(* The projection has heard of the To-Do. *)
Shows ==
  /\ shown' = TRUE
  /\ UNCHANGED <<journal, fresh, hands, said>>

(* A timer beside the journal, if expiration were its doing. *)
Deletes ==
  /\ CanExpire
  /\ ~ExpirationCompetes
  /\ outcome # "expired"
  /\ outcome' = "expired"
  /\ endings' = endings + 1
  /\ UNCHANGED <<late, shown, fresh, hands, said>>

-----------------------------------------------------------------------------
Replies == {"accepted", "repeated", "tooLate"}

Next ==
  \/ \E p \in Procs :
       \/ \E a \in Answers : Delivered(p, a)
       \/ Read(p)
       \/ \E how \in Hows : Transitioned(p, how)
       \/ LateResult(p)
       \/ \E reply \in Replies : Tells(p, reply)
       \/ Misses(p)
       \/ TellsByTheClock(p)
       \/ Ends(p)
  \/ Shows
  \/ Deletes

Spec == Init /\ [][Next]_vars

(* Processes do not all die young; the projection shows what there is. *)
Fairness ==
  /\ WF_vars(Shows)
  /\ SF_vars(\E p \in Procs : hand[p] = "none" /\ Read(p))
  /\ \A how \in Hows : SF_vars(\E p \in Procs : Transitioned(p, how))
  /\ \A a \in Answers : SF_vars(\E p \in Procs : hand[p] = a /\ Read(p))
  /\ \A a \in Answers : SF_vars(\E p \in Procs : hand[p] = a /\ LateResult(p))
  /\ \A a \in Answers : SF_vars(\E p \in Procs : \E reply \in Replies : hand[p] = a /\ Tells(p, reply))
  /\ SF_vars(\E p \in Procs : Ends(p))

(* Each answer is sent, and sent again for as long as its sender has to. *)
SendersRepeat == \A a \in Answers : SF_vars(\E p \in Procs : Delivered(p, a))

FairSpec == Spec /\ Fairness
AnsweredSpec == FairSpec /\ SendersRepeat

-----------------------------------------------------------------------------
(* What is promised. *)

OneTransitionPerVisit == endings <= 1

(* "Accepted", at once or again, is only said to the answer that decided. *)
AcceptedMeansDecided ==
  \A a \in Answers : said[a] \cap {"accepted", "repeated"} # {} => outcome = a

(* A sender hears one thing, however often it asks. *)
Meaning(reply) == IF reply = "repeated" THEN "accepted" ELSE reply
SameAnswerSameReply ==
  \A a \in Answers : Cardinality({Meaning(reply) : reply \in said[a]}) <= 1

TooLateIsKept == \A a \in Answers : "tooLate" \in said[a] => a \in late

(* Whatever is told for good stands in the journal: a decision, or that it was too late. *)
NothingSaidBeforeItIsDurable ==
  \A a \in Answers : said[a] # {} => ~Undecided

(* Nothing is both the decision and late. *)
LateMeansLost == outcome \notin late

EveryAnswerIsTold == \A a \in Answers : <>(said[a] \cap Replies # {})

EventuallyEnds == <>(~Undecided)

(* What can happen: each is refuted, or nothing above would mean anything. *)
NobodyIsTooLate == \A a \in Answers : "tooLate" \notin said[a]
NobodyIsToldAgain == \A a \in Answers : "repeated" \notin said[a]
NeverExpires == outcome # "expired"

(* For safety claims: names mean nothing. *)
Alike == Permutations(Procs) \cup Permutations(Answers)
=============================================================================
