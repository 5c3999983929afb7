----------------------------- MODULE OldestLock -----------------------------
(***************************************************************************)
(* A lock that looks right and is not one: each process writes a lock with *)
(* the time of its own clock, reads all locks, and acts if its own is the  *)
(* oldest. The product does not do this. It puts an entry if there is none *)
(* yet, one conditional write, and looks at no clock; this is here beside  *)
(* it, in the same world.                                                  *)
(*                                                                         *)
(* To wait a while between writing and reading does not help: there is no  *)
(* clock in this spec, a process may take any time for anything.           *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets

CONSTANTS
  Procs,             \* the processes that would act

  \* What is assumed of the world.
  ExactClocks,       \* whoever takes the time later has the later time
  WritesAtOnce,      \* no time passes between taking the time and having written

  \* The condition of the rule. TRUE in the product.
  ConditionalAppend  \* the first entry wins, not the oldest time

VARIABLES
  stamp,  \* per process: the time that it took, 0 until then
  locks,  \* the processes whose lock is written
  first,  \* the entry that is put if there is none, as a set of at most one process
  state,  \* per process: where it is
  effects \* how often somebody acted

vars == <<stamp, locks, first, state, effects>>

Times == 1..Cardinality(Procs)

Init ==
  /\ stamp = [p \in Procs |-> 0]
  /\ locks = {}
  /\ first = {}
  /\ state = [p \in Procs |-> "idle"]
  /\ effects = 0

-----------------------------------------------------------------------------
Taken == {stamp[p] : p \in Procs} \ {0}

(* A process takes the time. No two are the same. *)
Stamps(p, time) ==
  /\ ~ConditionalAppend
  /\ state[p] = "idle"
  /\ time \notin Taken
  /\ ExactClocks => time = Cardinality(Taken) + 1
  /\ stamp' = [stamp EXCEPT ![p] = time]
  /\ state' = [state EXCEPT ![p] = IF WritesAtOnce THEN "written" ELSE "writing"]
  /\ locks' = IF WritesAtOnce THEN locks \cup {p} ELSE locks
  /\ UNCHANGED <<first, effects>>

Writes(p) ==
  /\ state[p] = "writing"
  /\ locks' = locks \cup {p}
  /\ state' = [state EXCEPT ![p] = "written"]
  /\ UNCHANGED <<stamp, first, effects>>

(* A process reads all locks that are there. *)
Reads(p) ==
  /\ state[p] = "written"
  /\ state' = [state EXCEPT ![p] =
                 IF \A q \in locks : stamp[p] <= stamp[q] THEN "holder" ELSE "loser"]
  /\ UNCHANGED <<stamp, locks, first, effects>>

(* A process puts the first entry if there is none, and learns whether it has. *)
Appends(p) ==
  /\ ConditionalAppend
  /\ state[p] = "idle"
  /\ first' = IF first = {} THEN {p} ELSE first
  /\ state' = [state EXCEPT ![p] = IF first = {} THEN "holder" ELSE "loser"]
  /\ UNCHANGED <<stamp, locks, effects>>

Acts(p) ==
  /\ state[p] = "holder"
  /\ effects' = effects + 1
  /\ state' = [state EXCEPT ![p] = "done"]
  /\ UNCHANGED <<stamp, locks, first>>

-----------------------------------------------------------------------------
Next ==
  \E p \in Procs :
    \/ \E time \in Times : Stamps(p, time)
    \/ Writes(p)
    \/ Reads(p)
    \/ Appends(p)
    \/ Acts(p)

Spec == Init /\ [][Next]_vars

FairSpec == Spec /\ WF_vars(Next)

-----------------------------------------------------------------------------
(* What is promised. *)

AtMostOneEffect == effects <= 1

(* Somebody does act. *)
EventuallyOneEffect == <>(effects = 1)
=============================================================================
