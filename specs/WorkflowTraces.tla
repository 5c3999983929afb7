--------------------------- MODULE WorkflowTraces ---------------------------
(***************************************************************************)
(* Logs of the production engine: each must be a behaviour of Workflow.   *)
(***************************************************************************)
EXTENDS Workflow, TraceData

VARIABLES trace, step

(* An entry is as due as the log says. *)
IsDue(e) == journal'[Len(journal')].due = e.due

(* The action of a logged happening. *)
Does(e) ==
  CASE e.e = "Started"      -> Started(e.p) /\ IsDue(e)
    [] e.e = "Transitioned" -> Transitioned(e.p, e.how, e.to, e.hop) /\ IsDue(e)
    [] e.e = "Noted"        -> Noted(e.p, e.hop) /\ IsDue(e)
    [] e.e = "Followed"     -> Followed(e.p, e.k)
    [] e.e = "Woken"        -> Woken(e.p, e.k)
    [] e.e = "Read"         -> Read(e.p)
    [] e.e = "Hears"        -> Hears(e.p)
    [] e.e = "Mended"       -> Mended(e.p, e.k)
    [] e.e = "Projected"    -> Projected(e.k)
    [] e.e = "Announced"    -> Announced(e.p, e.k)
    [] e.e = "Ends"         -> Ends(e.p)
    [] e.e = "Acts"         -> Acts(e.i)

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
