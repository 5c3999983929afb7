-------------------------- MODULE IdempotentTraces --------------------------
(***************************************************************************)
(* Logs of the production engine: each must be a behaviour of Idempotent. *)
(***************************************************************************)
EXTENDS Idempotent, Sequences, TraceData

VARIABLES trace, step

(* The action of a logged happening. That the key may be forgotten is a fault like any other in a
   journal. *)
Does(e) ==
  CASE e.e = "Read"         -> Read(e.p)
    [] e.e = "Refused"      -> Refused(e.p, e.then)
    [] e.e = "Unanswered"   -> Unanswered(e.p, e.then)
    [] e.e = "Transitioned" -> \/ Transitioned(e.p, e.how)
                               \/ e.how = "faulted" /\ ~stopped /\ Transitioned(e.p, "forgotten")
    [] e.e = "LateResult"   -> e.how = own[e.p] /\ LateResult(e.p)
    [] e.e = "Sends"        -> Sends(e.p, e.k)
    [] e.e = "Hears"        -> Hears(e.p)
    [] e.e = "HearsRefusal" -> HearsRefusal(e.p)
    [] e.e = "HearsNothing" -> HearsNothing(e.p)
    [] e.e = "Ends"         -> Ends(e.p)
    [] e.e = "Acts"         -> Acts(e.k, e.what)
    [] e.e = "Loses"        -> Loses(e.k)
    [] e.e = "Forgets"      -> Forgets

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
