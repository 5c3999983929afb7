----------------------------- MODULE ToDoTraces -----------------------------
(***************************************************************************)
(* Logs of the production engine: each must be a behaviour of ToDo.       *)
(***************************************************************************)
EXTENDS ToDo, Sequences, TraceData

VARIABLES trace, step

(* The action of a logged happening. *)
Does(e) ==
  CASE e.e = "Delivered"    -> Delivered(e.p, e.a)
    [] e.e = "Read"         -> Read(e.p)
    [] e.e = "Transitioned" -> Transitioned(e.p, e.how)
    [] e.e = "LateResult"   -> e.how = hand[e.p] /\ LateResult(e.p)
    [] e.e = "Tells"        -> Tells(e.p, e.reply)
    [] e.e = "Misses"       -> Misses(e.p)
    [] e.e = "Ends"         -> Ends(e.p)
    [] e.e = "Shows"        -> Shows

TraceInit == Init /\ trace \in DOMAIN Traces /\ step = 1

TraceNext ==
  \/ /\ step <= Len(Traces[trace])
     /\ Does(Events[Traces[trace][step]])
     /\ step' = step + 1
     /\ UNCHANGED trace
  \/ /\ step > Len(Traces[trace])
     /\ UNCHANGED <<vars, trace, step>>

TraceSpec == TraceInit /\ [][TraceNext]_<<vars, trace, step>>
=============================================================================
